import type { DefaultRoute, Subnet } from '../../../../aws/ec2.js';
import { type Diagnosis, problem, warning } from '../../diagnosis.js';
import { zonesOf } from '../zones-of.js';

/** What a load balancer needs of each of its subnets: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const neededAddresses = 8;

/** The subnets of a load balancer, and where they are named. */
interface LoadBalancerSubnets {
  readonly subnets: readonly Subnet[];
  readonly setting: 'subnetIds' | 'loadBalancerSubnetIds';
  readonly routes: ReadonlyMap<string, DefaultRoute>;
}

/** AWS takes one subnet of each zone for a load balancer, and refuses two. */
export function crowdedZones({ subnets, setting, routes }: LoadBalancerSubnets): Diagnosis | undefined {
  const zones = zonesOf(subnets);
  if (zones.length === subnets.length) return undefined;
  const inZone = (zone: string) => subnets.filter((subnet) => subnet.zone === zone);
  const crowded = zones.filter((zone) => inZone(zone).length > 1);
  const told = crowded.map((zone) => `${listed(inZone(zone))} in ${zone}`).join(', ');
  const one = zones.map((zone) => bestOf(inZone(zone), routes)).join(', ');
  return problem(
    `A load balancer takes one subnet of each Availability Zone; \`network.${setting}\` names ${told}.`,
    setting === 'subnetIds'
      ? `Add \`loadBalancerSubnetIds: [${one}]\` to \`network\`; instances and database keep \`subnetIds\`.`
      : `Leave one of each zone, for example \`loadBalancerSubnetIds: [${one}]\`.`,
  );
}

/** One that is there already has its addresses, and needs more to grow. */
export function fewAddresses(
  subnets: readonly Subnet[],
  { isToBeMade, fix }: { readonly isToBeMade: boolean; readonly fix: string },
): Diagnosis | undefined {
  const full = subnets.filter(({ freeAddresses = neededAddresses }) => freeAddresses < neededAddresses);
  if (full.length === 0) return undefined;
  const told = full.map(({ id, freeAddresses }) => `${id} has ${freeAddresses}`).join(', ');
  const message = `A load balancer needs ${neededAddresses} free addresses in each of its subnets: ${told}.`;
  return isToBeMade ? problem(message, fix) : warning(message, fix);
}

function listed(subnets: readonly Subnet[]): string {
  return subnets.map(({ id }) => id).join(' and ');
}

/** A public one where there is one. */
function bestOf(subnets: readonly Subnet[], routes: ReadonlyMap<string, DefaultRoute>): string | undefined {
  return (subnets.find(({ id }) => routes.get(id) === 'internet-gateway') ?? subnets[0])?.id;
}
