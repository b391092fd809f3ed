import { AcmCertificate } from '@cdktn/provider-aws/lib/acm-certificate/index.js';
import { AcmCertificateValidation } from '@cdktn/provider-aws/lib/acm-certificate-validation/index.js';
import { Route53Record } from '@cdktn/provider-aws/lib/route53-record/index.js';
import type { Construct } from 'constructs';
import type { LoadBalancerSettings } from './settings.js';

/**
 * A certificate of ACM for the domain name of the load balancer, which proves itself by a record in the hosted zone; AWS renews it for as long
 * as the record is there. Source: https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 * @returns the ARN, once the certificate is issued; undefined where the settings name no domain
 */
export function domainCertificate(
  scope: Construct,
  { domainName, hostedZoneId }: Pick<LoadBalancerSettings, 'domainName' | 'hostedZoneId'>,
): string | undefined {
  if (domainName === undefined || hostedZoneId === undefined) return undefined;
  const certificate = new AcmCertificate(scope, 'certificate', {
    domainName,
    validationMethod: 'DNS',
    options: { certificateTransparencyLoggingPreference: 'ENABLED' },
    tags: { Name: domainName },
    lifecycle: { createBeforeDestroy: true },
  });
  const proof = certificate.domainValidationOptions.get(0);
  const record = new Route53Record(scope, 'certificate_record', {
    zoneId: hostedZoneId,
    name: proof.resourceRecordName,
    type: proof.resourceRecordType,
    records: [proof.resourceRecordValue],
    ttl: 300,
  });
  return new AcmCertificateValidation(scope, 'certificate_validation', {
    certificateArn: certificate.arn,
    validationRecordFqdns: [record.fqdn],
  }).certificateArn;
}
