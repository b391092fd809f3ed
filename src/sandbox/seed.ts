import { awsUnreachable } from '../aws/errors.js';
import { logBucketStatements } from '../aws/state-bucket/wanted-log-bucket.js';
import type { Target } from '../aws/target.js';
import { logBucketName, writesAccessLogs } from '../config/values/log-bucket.js';
import { partitionOf } from '../constructs/partition.js';
import { sandboxAccountId } from './sandbox-account.js';

/**
 * Gives the emulator what the account of an environment would hold already and the file only names: VPC and subnets, certificate,
 * hosted zone, and the log bucket that `multienv bootstrap` makes on AWS.
 * Another emulator (`--sandbox URL`) knows nothing of this and is left as it is, AWS too.
 * @throws UserError `aws-unreachable` when nobody answers at the endpoint.
 */
export async function seedSandbox({
  environment,
  sandbox,
  invocation,
}: Pick<Target, 'environment' | 'sandbox' | 'invocation'>): Promise<void> {
  if (sandbox === undefined) return;
  const { aws, network, loadBalancer } = environment;
  const { subnetIds = [], loadBalancerSubnetIds = [], databaseSubnetIds = [] } = network;
  const wanted = {
    accountId: sandboxAccountId(aws),
    region: aws.region,
    vpcId: network.vpcId,
    // Each list on its own: a load balancer takes one subnet of each zone, a database needs two zones.
    subnetLists: [loadBalancerSubnetIds, databaseSubnetIds, subnetIds],
    certificateArn: loadBalancer.certificateArn,
    hostedZone:
      loadBalancer.hostedZoneId === undefined
        ? undefined
        : { id: loadBalancer.hostedZoneId, domainName: loadBalancer.domainName },
    logBucket: writesAccessLogs(environment) ? logBucketOf(environment) : undefined,
  };
  const isAnything = [wanted.vpcId, wanted.certificateArn, wanted.hostedZone, wanted.logBucket].some(
    (one) => one !== undefined,
  );
  if (!isAnything) return;
  const url = new URL('/multienv-seed', sandbox.endpoint);
  await fetch(url, { method: 'POST', body: JSON.stringify(wanted) }).catch((cause: unknown) => {
    throw awsUnreachable.error(
      { service: 'The sandbox', reason: 'it does not answer', invocation },
      { cause },
    );
  });
}

/** The log bucket with its policy: the emulator asks it, as AWS does, before it turns access logs of a bucket on. */
function logBucketOf(environment: Target['environment']) {
  const accountId = sandboxAccountId(environment.aws);
  const name = logBucketName(environment, accountId);
  const place = { bucket: name, partition: partitionOf(environment.aws.region), accountId };
  return { name, policy: { Version: '2012-10-17', Statement: logBucketStatements(place) } };
}
