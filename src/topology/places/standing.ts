import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { type Certainty, some } from '../../rules/conditions/certainty.js';
import { allIdsAt } from '../ids-at.js';
import { type Known, known, notKnown } from '../known.js';
import { defaultGroupOf } from '../network/groups.js';
import type { SecurityGroup } from '../network/network.js';
import { type BareSubnet, defaultSubnets, defaultSubnetsOf, defaultVpcOf } from '../network/subnets.js';
import type { PlaceNetwork, PublicAddress } from './place.js';

/** What the readers of places look things up in. */
export interface Standing {
  readonly model: Model;
  readonly subnets: ReadonlyMap<string, BareSubnet>;
  readonly groups: ReadonlyMap<string, SecurityGroup>;
}

interface Given {
  /** The VPC that it names itself: it may stand in none of its subnets. Default: that of its subnets or groups. */
  readonly vpc?: Known<string>;
  readonly subnets: Known<readonly string[]>;
  readonly groups: Known<readonly string[]>;
  /** What stands without groups: the default group of the VPC, or none at all. */
  readonly withoutGroups?: 'default' | 'none';
  readonly publicAddress: (subnets: readonly BareSubnet[]) => PublicAddress;
  readonly privateAddresses?: readonly string[];
  /** Whether it has an IPv6 address. Default: where the internet may know one. */
  readonly ipv6?: Certainty;
}

/** Subnets, zones, VPC and groups of a place, each as far as it is known. */
export function networkOf(
  standing: Standing,
  {
    vpc: said,
    subnets,
    groups,
    withoutGroups = 'default',
    publicAddress,
    privateAddresses = [],
    ipv6,
  }: Given,
): PlaceNetwork {
  const named =
    subnets.state === 'known' ? subnets.value.flatMap((id) => standing.subnets.get(id) ?? []) : [];
  const vpc = said ?? vpcOf(standing, { subnets, groups, own: named });
  const isUnsaid =
    said === undefined && subnets.state === 'known' && subnets.value.length === 0 && vpc.state === 'known';
  const own = isUnsaid ? [defaultSubnets(vpc.value)] : named;
  const address = publicAddress(own);
  const isBare = groups.state === 'known' && groups.value.length === 0 && withoutGroups === 'default';
  const byDefault = vpc.state === 'known' ? known([defaultGroupOf(vpc.value)]) : notKnown<never[]>(vpc.why);
  return {
    ...{ vpc, privateAddresses, subnets: isUnsaid ? known([defaultSubnetsOf(vpc.value)]) : subnets },
    groups: isBare ? byDefault : groups,
    zones: zonesOf(subnets, own),
    publicAddress: address,
    ipv6: ipv6 ?? address.ipv6,
  };
}

function vpcOf(
  { model, groups: all }: Standing,
  { subnets, groups, own }: Pick<Given, 'subnets' | 'groups'> & { readonly own: readonly BareSubnet[] },
): Known<string> {
  const bySubnet = own.map(({ vpc }) => vpc).find(({ state }) => state === 'known');
  if (bySubnet !== undefined) return bySubnet;
  const ids = groups.state === 'known' ? groups.value : [];
  const byGroup = ids.map((id) => all.get(id)?.vpc).find((one) => one?.state === 'known');
  if (byGroup !== undefined) return byGroup;
  // Without subnets AWS takes the default VPC.
  if (subnets.state === 'known' && subnets.value.length === 0) return known(defaultVpcOf(model));
  return subnets.state === 'unknown' ? subnets : notKnown('The VPC of its subnets is not in the stack');
}

function zonesOf(subnets: Known<readonly string[]>, own: readonly BareSubnet[]): Known<readonly string[]> {
  if (subnets.state === 'unknown') return subnets;
  const keys = own.map(({ zoneKey }) => zoneKey);
  const found = keys.flatMap((key) => key ?? []);
  return found.length === 0 || found.length < subnets.value.length
    ? notKnown('The zones of its subnets are not known')
    : known([...new Set(found)]);
}

/** Whether something that starts in these subnets gets a public address without asking for one. */
export function bySubnets(subnets: readonly BareSubnet[]): Pick<PublicAddress, 'ipv4' | 'ipv6'> {
  const of = (each: readonly Certainty[]): Certainty => (each.length === 0 ? 'maybe' : some(...each));
  return {
    ipv4: of(subnets.map(({ mapsPublicAddress }) => mapsPublicAddress)),
    ipv6: of(subnets.map(({ assignsIpv6 }) => assignsIpv6)),
  };
}

/** Places that never have an address of the internet. */
export function neverPublic(element: Element, why: string): () => PublicAddress {
  return () => ({ ipv4: 'no', ipv6: 'no', why, element });
}

/** The subnets of a subnet group, which a database or a cache names. */
export function subnetsOfGroup(element: Element, model: Model, path: string): Known<readonly string[]> {
  const found = allIdsAt(model, element, [path]);
  if (found.state === 'unknown' || found.value.length === 0) return found;
  const groups = model.follow(element, path).elements.filter(({ type }) => type.includes('subnet_group'));
  const [group] = groups;
  if (group === undefined) return notKnown(`The subnet group of ${element.address} is not in the stack`);
  const subnets = allIdsAt(model, group, ['subnet_ids']);
  if (subnets.state === 'known' && subnets.value.length === 0)
    return notKnown(`The subnets of ${group.address} are not in the stack`);
  return subnets;
}
