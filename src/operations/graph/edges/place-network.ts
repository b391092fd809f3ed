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

/** The gateways by which something may leave: that of the VPC from public subnets, NAT gateways by the routes of private ones. */
export function waysOut(place: Place, topology: Topology): readonly string[] {
  const subnets = subnetsOf(place, topology);
  const tables = subnets.map(({ routeTable }) => ifKnown(routeTable));
  const targets = topology.routeTables
    .filter(({ id }) => tables.includes(id))
    .flatMap(({ routes }) => routes.flatMap(({ target }) => ifKnown(target)?.id ?? []));
  const nats = topology.gateways.filter(({ id, kind }) => kind === 'nat-gateway' && targets.includes(id));
  const isDirect = nats.length === 0 || subnets.some(({ kind }) => kind === 'public');
  return [...(isDirect ? [gatewayTo(place, topology)] : []), ...nats.map(({ id }) => id)];
}
