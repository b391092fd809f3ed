import { ifKnown, type Known, known, notKnown } from '../known.js';
import type { Subnet } from '../network/network.js';
import type { Place, PlaceNetwork } from '../places/place.js';
import { type Addresses, inRanges } from './addresses.js';
import type { Family } from './answer.js';
import type { TopologyIndex } from './topology-index.js';

/** One side of a flow: a place in one of its subnets. */
export interface End {
  readonly place: Place;
  readonly network: PlaceNetwork;
  /** Not known when its subnets are not. */
  readonly subnet: Known<Subnet>;
  readonly groups: Known<readonly string[]>;
}

/** A place in each of its subnets; in one that is not known where they are not. */
export function endsOf(place: Place, network: PlaceNetwork, index: TopologyIndex): readonly End[] {
  const { subnets, groups } = network;
  if (subnets.state === 'unknown') return [{ place, network, groups, subnet: subnets }];
  const found = subnets.value.map((id) => index.subnets.get(id));
  const inSubnets = found.flatMap((one): readonly End[] =>
    one === undefined ? [] : [{ place, network, groups, subnet: known(one) }],
  );
  if (inSubnets.length > 0) return inSubnets;
  return [{ place, network, groups, subnet: notKnown(`The subnets of ${place.address} are not known`) }];
}

/** The private addresses that an end may have: its own where it says so, those of its subnet, else those of its VPC. */
export function addressesOf({ network, subnet }: End, family: Family, index: TopologyIndex): Addresses {
  if (network.privateAddresses.length > 0 && family === 'ipv4')
    return inRanges(family, network.privateAddresses);
  const own = ifKnown(subnet);
  const cidr = own === undefined ? undefined : ifKnown(family === 'ipv4' ? own.cidr : own.ipv6Cidr);
  if (cidr !== undefined && own?.isSeveral !== true) return inRanges(family, [cidr]);
  const vpc = ifKnown(network.vpc);
  const ranges = vpc === undefined ? undefined : index.vpcs.get(vpc)?.cidrs;
  return inRanges(family, ranges === undefined ? undefined : ifKnown(ranges));
}
