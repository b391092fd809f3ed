import { awsUnreachable } from '../aws/errors.js';
import type { Target } from '../aws/target.js';
import { sandboxAccountId } from './sandbox-account.js';

/**
 * Gives the emulator what the account of an environment would hold already and the file only names: VPC and subnets, certificate.
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
    subnetIds: [...new Set([...subnetIds, ...loadBalancerSubnetIds, ...databaseSubnetIds])],
    certificateArn: loadBalancer.certificateArn,
  };
  if (wanted.vpcId === undefined && wanted.certificateArn === undefined) return;
  const url = new URL('/multienv-seed', sandbox.endpoint);
  await fetch(url, { method: 'POST', body: JSON.stringify(wanted) }).catch((cause: unknown) => {
    throw awsUnreachable.error(
      { service: 'The sandbox', reason: 'it does not answer', invocation },
      { cause },
    );
  });
}
