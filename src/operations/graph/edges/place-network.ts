import { ifKnown } from '../../../topology/known.js';
import type { SecurityGroup, Subnet } from '../../../topology/network/network.js';
import type { Place } from '../../../topology/places/place.js';
import type { Topology } from '../../../topology/topology.js';
import { internet } from '../picture.js';

/** The groups of a place, as far as they are known. */
export function groupsOf({ network }: Place, { groups }: Topology): readonly SecurityGroup[] {
  const ids = network === undefined ? [] : (ifKnown(network.groups) ?? []);
  return groups.filter(({ id }) => ids.includes(id));
}

/** The subnets of a place, as far as they are known. */
export function subnetsOf({ network }: Place, { subnets }: Topology): readonly Subnet[] {
  const ids = network === undefined ? [] : (ifKnown(network.subnets) ?? []);
  return subnets.filter(({ id }) => ids.includes(id));
}

/** The way to and from the internet: the gateway of the VPC where it is drawn. */
export function gatewayTo({ network }: Place, { gateways }: Topology): string {
  const vpc = network === undefined ? undefined : ifKnown(network.vpc);
  const gateway = gateways.find(
    (one) => one.kind === 'internet-gateway' && vpc !== undefined && ifKnown(one.vpc) === vpc,
  );
  return gateway?.id ?? internet;
}
