import type { DefaultRoute, Ec2, Subnet } from '../../../../aws/ec2.js';
import type { NetworkSettings } from '../../../../constructs/network/settings.js';
import type { EnvironmentSubject } from '../../check.js';
import { type Diagnosis, ok, problem, warning } from '../../diagnosis.js';
import { zonesOf } from '../zones-of.js';
import { crowdedZones, fewAddresses } from './load-balancer-subnets.js';

const settings = ['subnetIds', 'loadBalancerSubnetIds', 'databaseSubnetIds'] as const;
const tagged = [
  ['subnetIds', 'subnetTags'],
  ['loadBalancerSubnetIds', 'loadBalancerSubnetTags'],
  ['databaseSubnetIds', 'databaseSubnetTags'],
] as const;

/** The VPC and the subnets that the file names. */
export async function existingNetworkFinding(subject: EnvironmentSubject): Promise<Diagnosis> {
  const { account, environment } = subject;
  const { aws } = environment;
  const ec2 = await account.ec2();
  const network = await lookedUp(environment.network, ec2);
  if ('lacking' in network) return network.lacking;
  const { vpcId = '', subnetIds = [] } = network;
  const publicIds = network.loadBalancerSubnetIds ?? subnetIds;
  const ids = [...new Set(settings.flatMap((setting) => network[setting] ?? []))];
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
    narrow(network, byId) ??
    (await loadBalancerFinding(subject, { network, byId, routes })) ??
    ok(`${vpcId} has the subnets, in ${zonesOf(subnets).join(', ')}.`)
  );
}

/** A network by ids alone. */
type NamedNetwork = Pick<NetworkSettings, 'vpcId' | (typeof settings)[number]>;

/** The ids behind the tags of the file, or what no tag leads to. */
async function lookedUp(
  network: NetworkSettings,
  ec2: Ec2,
): Promise<NamedNetwork | { readonly lacking: Diagnosis }> {
  const vpcId = network.vpcId ?? (await ec2.vpcIdByTags(network.vpcTags ?? {}));
  if (vpcId === undefined)
    return {
      lacking: problem(
        'Not exactly one VPC has the tags of `network.vpcTags`.',
        'Correct the tags, or name the VPC with `network.vpcId`.',
      ),
    };
  const named: Record<string, string[]> = {};
  for (const [ids, tags] of tagged) {
    const wanted = network[tags];
    const listed = network[ids];
    if (listed !== undefined) named[ids] = listed;
    if (wanted === undefined) continue;
    const found = await ec2.subnetsByTags(vpcId, wanted);
    if (found.length < 2)
      return {
        lacking: problem(
          `${found.length === 0 ? 'No subnet' : 'One subnet alone'} of ${vpcId} has the tags of \`network.${tags}\`.`,
          `Correct the tags, or name the subnets with \`network.${ids}\`.`,
        ),
      };
    named[ids] = found.map(({ id }) => id);
  }
  return { vpcId, ...named };
}

/** What AWS would refuse of the subnets of the load balancer; then what somebody should look at. */
async function loadBalancerFinding(
  { state }: EnvironmentSubject,
  { network, byId, routes }: Found,
): Promise<Diagnosis | undefined> {
  const { subnetIds = [], loadBalancerSubnetIds } = network;
  const ids = loadBalancerSubnetIds ?? subnetIds;
  const subnets = ids.flatMap((id) => byId.get(id) ?? []);
  const setting = loadBalancerSubnetIds === undefined ? 'subnetIds' : 'loadBalancerSubnetIds';
  const crowded = crowdedZones({ subnets, setting, routes });
  if (crowded !== undefined) return crowded;
  const contents = await state();
  const few = fewAddresses(subnets, {
    isToBeMade: contents.isKnown && !contents.has('aws_lb'),
    fix: 'Free some there, or name larger subnets in `network.loadBalancerSubnetIds`.',
  });
  const closed = notPublic(ids, routes);
  return closed?.status === 'problem' ? closed : (few ?? closed);
}

/** The subnets of the file by their ids, and where those of the load balancer lead. */
interface Found {
  readonly network: NamedNetwork;
  readonly byId: ReadonlyMap<string, Subnet>;
  readonly routes: ReadonlyMap<string, DefaultRoute>;
}

/** Each list needs two zones by itself. */
function narrow(network: NamedNetwork, byId: ReadonlyMap<string, Subnet>): Diagnosis | undefined {
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
