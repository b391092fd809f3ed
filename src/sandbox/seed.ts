import { awsUnreachable } from '../aws/errors.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { sandboxAccountId } from './sandbox-account.js';

/**
 * Gives the emulator what the account of an environment would hold already and the file only names: VPC and subnets, certificate.
 * Another emulator (`--sandbox URL`) knows nothing of this and is left as it is.
 * @throws UserError `aws-unreachable` when nobody answers at the endpoint.
 */
export async function seedSandbox(endpoint: string, environment: ResolvedEnvironment): Promise<void> {
  const { aws, network, loadBalancer } = environment;
  const { subnetIds = [], loadBalancerSubnetIds = [], databaseSubnetIds = [] } = network;
  const wanted = {
    accountId: sandboxAccountId(aws),
    region: aws.region,
    vpcId: network.vpcId,
    subnetIds: [...new Set([...subnetIds, ...loadBalancerSubnetIds, ...databaseSubnetIds])],
    certificateArn: loadBalancer.certificateArn,
  };
  if (wanted.vpcId === undefined && wanted.certificateArn === undefined) return;
  const url = new URL('/multienv-seed', endpoint);
  await fetch(url, { method: 'POST', body: JSON.stringify(wanted) }).catch((cause: unknown) => {
    throw awsUnreachable.error({ service: 'The sandbox', reason: 'it does not answer' }, { cause });
  });
}
