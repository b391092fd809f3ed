import { addressRange } from '../../rules/conditions/strangers/addresses.js';
import { ifKnown } from '../known.js';
import type { Acl, AclEntry, GroupRule } from '../network/network.js';
import type { Place } from '../places/place.js';
import { type Region, regionsFor } from './addresses.js';
import type { Family, Protocol } from './answer.js';
import type { End } from './ends.js';
import type { TopologyIndex } from './topology-index.js';
import { isAboutTraffic, portParts } from './traffic.js';

/** Ports of a protocol in which every rule says the same. */
export interface PortPart {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/** The ports on which something listens; undefined where nobody says. */
export function servedPorts({ ports }: Place): readonly PortPart[] | undefined {
  if (ports?.state !== 'known') return undefined;
  return ports.value.map(({ protocol, port }) => ({ protocol, from: port, to: port }));
}

/** The rules that decide between two sides: of their groups, and of the ACLs of their subnets. */
export interface Deciding {
  /** Those of the groups of both sides, as far as they are known. */
  readonly rules: readonly GroupRule[];
  /** Outgoing rules of the one side and incoming ones of the other; undefined where they leave nothing out for certain. */
  readonly sides: readonly (readonly GroupRule[] | undefined)[];
  readonly entries: readonly AclEntry[];
}

/** Both sides may be left out: the internet has no groups. */
export function decidingRules(
  { from, to }: { readonly from?: readonly End[]; readonly to?: readonly End[] },
  index: TopologyIndex,
): Deciding {
  const acls = new Set([...(from ?? []), ...(to ?? [])].flatMap((end) => aclOf(end, index) ?? []));
  const sides = [
    ...(to === undefined ? [] : [sideRules(to, 'ingress', index)]),
    ...(from === undefined ? [] : [sideRules(from, 'egress', index)]),
  ];
  return {
    rules: sides.flatMap(({ rules }) => rules),
    sides: sides.map(({ rules, isWhole }) => (isWhole ? rules : undefined)),
    entries: [...acls].flatMap(({ ingress, egress }) => [...ingress, ...egress]),
  };
}

interface SideRules {
  readonly rules: readonly GroupRule[];
  /** False where something may pass that no rule names: there is no group, or not all of their rules are known. */
  readonly isWhole: boolean;
}

function sideRules(ends: readonly End[], direction: GroupRule['direction'], index: TopologyIndex): SideRules {
  const isNamed = ends.every(({ groups }) => groups.state === 'known' && groups.value.length > 0);
  const ids = new Set(ends.flatMap(({ groups }) => ifKnown(groups) ?? []));
  const groups = [...ids].flatMap((id) => index.groups.get(id) ?? []);
  return {
    rules: groups.flatMap((group) => group.rules.filter((rule) => rule.direction === direction)),
    isWhole: isNamed && groups.length === ids.size && groups.every(({ open }) => open === undefined),
  };
}

function aclOf({ subnet }: End, index: TopologyIndex): Acl | undefined {
  const own = ifKnown(subnet);
  const id = own === undefined ? undefined : ifKnown(own.acl);
  return id === undefined ? undefined : index.acls.get(id);
}

/** Every port: what is tried where no rule opens any, to be told what stops it. */
const everyPort: PortPart = { protocol: 'tcp', from: 0, to: 65_535 };

/** Ports that rules of both sides may open, where nothing says what listens; where there are none, those of one side. */
export function openedPorts({ rules: named, sides, entries }: Deciding): readonly PortPart[] {
  const parts = portParts([...named, ...entries].map((one) => one.ports));
  const all: readonly PortPart[] = [
    ...parts.map((part) => ({ protocol: 'tcp' as const, ...part })),
    ...parts.map((part) => ({ protocol: 'udp' as const, ...part })),
    { protocol: 'icmp', from: 0, to: 0 },
  ];
  const opened = all.filter((part) => sides.every((rules) => mayOpen(rules, part)));
  if (opened.length > 0) return opened;
  const ofOne = sides
    .filter((rules) => rules !== undefined)
    .map((rules) => all.filter((part) => mayOpen(rules, part)))
    .find((found) => found.length > 0);
  return ofOne ?? [everyPort];
}

function mayOpen(rules: readonly GroupRule[] | undefined, { protocol, from: port }: PortPart): boolean {
  if (rules === undefined) return true;
  const isAbout = (family: Family, rule: GroupRule) =>
    isAboutTraffic({ family, protocol, port }, rule.protocol, rule.ports) !== 'no';
  return rules.some((rule) => isAbout('ipv4', rule) || isAbout('ipv6', rule));
}

/** A region of the internet, and the ports that are tried from or to there. */
export interface TriedRegion extends Region {
  readonly parts: readonly PortPart[];
}

/**
 * The regions into which rules, entries and routes divide the internet, each with those of the ports that a rule may open for it. Where no rule
 * does, the groups stop it as they stop the first region, which is tried on every port, and so is what entries and routes name.
 */
export function triedRegions(
  { family, parts }: { readonly family: Family; readonly parts: readonly PortPart[] },
  deciding: Deciding,
  index: TopologyIndex,
): readonly TriedRegion[] {
  const ofRules = listsOf(deciding.rules.map((rule) => rangesOf(rule, index)));
  const ofOthers = listsOf(otherRanges(deciding, index));
  const lists = [...ofRules.values(), ...ofOthers.values()];
  const regions = regionsFor(family, lists);
  if (deciding.sides.includes(undefined)) return regions.map((region) => ({ ...region, parts }));
  const places = new Map([...ofRules.keys()].map((key, place) => [key, place]));
  const opened = new Map<number, Set<PortPart>>();
  const openedAnywhere = new Set<PortPart>();
  for (const rule of deciding.rules) {
    const own = parts.filter((part) => isAboutPart(rule, part, family));
    const place = places.get(rangesOf(rule, index).join(' '));
    const known = (place === undefined ? undefined : opened.get(place)) ?? new Set<PortPart>();
    for (const part of own) (mayBeAnybody(rule, index) ? openedAnywhere : known).add(part);
    if (place !== undefined) opened.set(place, known);
  }
  return regions.map((region, at) => {
    if (at === 0 || region.labels.some((label) => ofOthers.has(label))) return { ...region, parts };
    const own = new Set([
      ...openedAnywhere,
      ...region.lists.flatMap((place) => [...(opened.get(place) ?? [])]),
    ]);
    return { ...region, parts: parts.filter((part) => own.has(part)) };
  });
}

function isAboutPart({ protocol: written, ports }: GroupRule, part: PortPart, family: Family): boolean {
  return isAboutTraffic({ family, protocol: part.protocol, port: part.from }, written, ports) !== 'no';
}

/** Whether nobody knows whom a rule means. */
function mayBeAnybody({ peers }: GroupRule, { prefixLists }: TopologyIndex): boolean {
  return peers.some((peer) => {
    if (peer.kind === 'cidr') return addressRange(peer.cidr) === undefined;
    if (peer.kind !== 'prefix-list') return peer.kind === 'unknown';
    const list = prefixLists.get(peer.list);
    return list === undefined || list.service !== undefined || list.cidrs.state === 'unknown';
  });
}

/** The ranges that a rule names, of prefix lists as well. */
function rangesOf({ peers }: GroupRule, { prefixLists }: TopologyIndex): readonly string[] {
  return peers.flatMap((peer): readonly string[] => {
    if (peer.kind === 'cidr') return [peer.cidr];
    const list = peer.kind === 'prefix-list' ? prefixLists.get(peer.list) : undefined;
    return list === undefined ? [] : (ifKnown(list.cidrs) ?? []);
  });
}

/** The ranges of entries and routes. */
function otherRanges({ entries }: Deciding, index: TopologyIndex): readonly (readonly string[])[] {
  const routes = index.topology.routeTables.flatMap((table) =>
    table.routes.flatMap(({ cidr }) => cidr ?? []),
  );
  const single = [...entries.map(({ cidr }) => cidr), ...routes].flatMap((one) => ifKnown(one) ?? []);
  return single.map((cidr) => [cidr]);
}

/** Lists that say the same are one. */
function listsOf(all: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  return new Map(all.filter((list) => list.length > 0).map((list) => [list.join(' '), list]));
}
