import { clientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** A certificate of ACM, as far as a load balancer cares. */
export interface Certificate {
  readonly domainName: string;
  /** Such as `ISSUED` or `PENDING_VALIDATION`. */
  readonly status: string;
  /** Such as `RSA_2048` or `EC_prime256v1`. */
  readonly keyAlgorithm: string;
  readonly notAfter: Date | undefined;
  /** False for an imported one, which ACM does not renew. */
  readonly isRenewedByAws: boolean;
}

/**
 * A certificate by its ARN; undefined where there is none.
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused`
 */
export async function describeCertificate(target: AwsTarget, arn: string): Promise<Certificate | undefined> {
  const { ACMClient, DescribeCertificateCommand } = await import('@aws-sdk/client-acm');
  const answer = await send(
    async () =>
      new ACMClient(await clientConfig(target, 'ACM')).send(
        new DescribeCertificateCommand({ CertificateArn: arn }),
      ),
    { service: 'ACM', target, absent: ['ResourceNotFoundException'] },
  );
  const found = answer?.Certificate;
  if (found === undefined) return undefined;
  return {
    domainName: found.DomainName ?? '',
    status: found.Status ?? '',
    keyAlgorithm: (found.KeyAlgorithm ?? '').replace('-', '_'),
    notAfter: found.NotAfter,
    isRenewedByAws: found.Type === 'AMAZON_ISSUED',
  };
}
