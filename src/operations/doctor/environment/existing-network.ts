import type { DefaultRoute, Subnet } from '../../../aws/ec2.js';
import type { EnvironmentSubject } from '../check.js';
import { type Diagnosis, ok, problem, warning } from '../diagnosis.js';
import { zonesOf } from './zones-of.js';

const settings = ['subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'] as const;

/** The VPC and the subnets that the file names. */
export async function existingNetworkFinding({
  account,
  environment,
}: EnvironmentSubject): Promise<Diagnosis> {
  const { network, aws } = environment;
  const { vpcId = '', subnetIds = [] } = network;
  const publicIds = network.loadBalancerSubnetIds ?? subnetIds;
  const ids = [...new Set(settings.flatMap((setting) => network[setting] ?? []))];
  const ec2 = await account.ec2();
  const [hasVpc, subnets, routes] = await Promise.all([
    ec2.hasVpc(vpcId),
    ec2.subnets(ids),
    ec2.defaultRoutes(vpcId, publicIds),
  ]);
  if (!hasVpc)
    return problem(`There is no VPC ${vpcId} in ${aws.region}.`, 'Correct `network.vpcId` or `aws.region`.');
  const byId = new Map(subnets.map((subnet) => [subnet.id, subnet]));
  const missing = ids.filter((id) => !byId.has(id));
  if (missing.length > 0)
    return problem(`These subnets do not exist: ${missing.join(', ')}.`, 'Correct the ids under `network`.');
  const strangers = subnets.filter((subnet) => subnet.vpcId !== vpcId).map(({ id }) => id);
  if (strangers.length > 0)
    return problem(
      `These subnets are not in ${vpcId}: ${strangers.join(', ')}.`,
      'Correct the ids under `network`, or `network.vpcId`.',
    );
  return (
    narrow(environment.network, byId) ??
    notPublic(publicIds, routes) ??
    ok(`${vpcId} has the subnets, in ${zonesOf(subnets).join(', ')}.`)
  );
}

/** Each list needs two zones by itself. */
function narrow(
  network: EnvironmentSubject['environment']['network'],
  byId: ReadonlyMap<string, Subnet>,
): Diagnosis | undefined {
  for (const setting of settings) {
    const zones = zonesOf((network[setting] ?? []).flatMap((id) => byId.get(id) ?? []));
    if (network[setting] !== undefined && zones.length < 2)
      return problem(
        `The subnets of \`network.${setting}\` are all in ${zones.join()}: two zones are needed.`,
        `Add a subnet of another zone to \`network.${setting}\`.`,
      );
  }
  return undefined;
}

function notPublic(ids: readonly string[], routes: ReadonlyMap<string, DefaultRoute>): Diagnosis | undefined {
  const closed = ids.filter((id) => routes.get(id) === 'none');
  const fix =
    'Name public subnets in `network.loadBalancerSubnetIds`, or route 0.0.0.0/0 of these to the internet gateway of the VPC.';
  if (closed.length > 0)
    return problem(
      `The load balancer would be in subnets without a route to the internet: ${closed.join(', ')}.`,
      fix,
    );
  // A firewall may stand between subnet and gateway, so this is no proof.
  const indirect = ids.filter((id) => routes.get(id) === 'elsewhere');
  if (indirect.length === 0) return undefined;
  return warning(
    `The default route of these load balancer subnets leads to no internet gateway: ${indirect.join(', ')}.`,
    fix,
  );
}
