import type { Certificate } from '../../../aws/acm.js';
import type { EnvironmentCheck } from '../check.js';
import { type Diagnosis, ok, problem, skipped, warning } from '../diagnosis.js';
import { awsCommand } from '../next-command.js';

const dayMs = 86_400_000;
const soonDays = 30;

/** Key types of https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html */
const keysOfLoadBalancers = /^(RSA_2048|RSA_3072|RSA_4096|EC_\w+)$/;

/** The certificate is there, issued, not about to expire, and of a key that load balancers take. */
export const certificateCheck: EnvironmentCheck = {
  id: 'certificate',
  title: 'Certificate',
  needsAccess: true,
  isBeforeDeploy: true,
  run: async (subject) => {
    const { account, environment } = subject;
    const arn = environment.loadBalancer.certificateArn;
    if (arn === undefined) return skipped('None is named: the load balancer serves HTTP only.');
    const found = await account.certificate(arn);
    if (found === undefined)
      return problem(
        `There is no certificate ${arn}.`,
        `Correct \`loadBalancer.certificateArn\`: ${awsCommand(subject, 'acm list-certificates')}`,
      );
    const look = awsCommand(subject, `acm describe-certificate --certificate-arn ${arn}`);
    return judge(found, look);
  },
};

function judge(found: Certificate, look: string): Diagnosis {
  const { domainName, status, keyAlgorithm, notAfter } = found;
  if (status === 'PENDING_VALIDATION')
    return problem(
      `The certificate of ${domainName} is not issued yet: its validation is pending.`,
      `Add the DNS record that ACM waits for, and wait until it is issued: ${look}`,
    );
  const leftDays = notAfter === undefined ? undefined : (notAfter.getTime() - Date.now()) / dayMs;
  const until = notAfter?.toISOString().slice(0, 10);
  const renew = 'Request or import another and name it in `loadBalancer.certificateArn`.';
  if (leftDays !== undefined && leftDays <= 0)
    return problem(`The certificate of ${domainName} expired on ${until}.`, renew);
  if (status !== 'ISSUED') return problem(`The certificate of ${domainName} is ${status}.`, renew);
  if (keyAlgorithm !== '' && !keysOfLoadBalancers.test(keyAlgorithm))
    return problem(
      `The certificate of ${domainName} has a key of type ${keyAlgorithm}, which load balancers do not take.`,
      'Use one with RSA of 2048 to 4096 bits, or with an elliptic curve.',
    );
  if (leftDays === undefined || leftDays > soonDays)
    return ok(`The certificate of ${domainName} is issued${until === undefined ? '' : `, until ${until}`}.`);
  return warning(
    `The certificate of ${domainName} expires on ${until}.`,
    found.isRenewedByAws ? `See why ACM has not renewed it: ${look}` : renew,
  );
}
