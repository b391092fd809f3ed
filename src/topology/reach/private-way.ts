import { ifKnown } from '../known.js';
import type { Connection, Subnet } from '../network/network.js';
import { aclStep, returnStep } from './acl-step.js';
import { type Addresses, liesIn } from './addresses.js';
import { type Step, step } from './answer.js';
import { addressesOf, type End } from './ends.js';
import { groupStep } from './group-step.js';
import { routeTo } from './route-step.js';
import { groupsBetween } from './target-ports.js';
import type { TopologyIndex } from './topology-index.js';
import type { Traffic } from './traffic.js';

/** The steps from one place to another by private addresses: in one VPC, or through what joins two. */
export function privateWay(from: End, to: End, traffic: Traffic, index: TopologyIndex): readonly Step[] {
  const { family } = traffic;
  const there = { name: to.place.address, addresses: addressesOf(to, family, index) };
  const here = { name: from.place.address, addresses: addressesFrom(from, to, traffic, index) };
  const way = wayBetween(from, to, { there: there.addresses, here: here.addresses }, index);
  const doubt = familySteps(from, to, traffic);
  const acl = isOneSubnet(from, to) ? undefined : { out: from.subnet, in: to.subnet };
  const soften = (one: Step): Step => softened(one, isMaybeOneSubnet(from, to));
  const none = { state: 'known', value: [] } as const;
  return [
    ...doubt,
    groupStep(
      {
        owner: from.place.address,
        groups: from.groups,
        direction: 'egress',
        traffic,
        other: { ...there, groups: way.knowsGroups ? to.groups : none },
      },
      index,
    ),
    ...(acl === undefined
      ? []
      : [soften(aclStep({ subnet: acl.out, direction: 'egress', traffic, other: there }, index))]),
    ...way.there,
    ...(acl === undefined
      ? []
      : [soften(aclStep({ subnet: acl.in, direction: 'ingress', traffic, other: here }, index))]),
    groupStep(
      {
        owner: to.place.address,
        groups: to.groups,
        direction: 'ingress',
        traffic,
        other: { ...here, groups: way.knowsGroups ? from.groups : none },
      },
      index,
    ),
    ...way.back,
    ...(acl === undefined
      ? []
      : [
          soften(returnStep({ subnet: acl.in, direction: 'egress', traffic, other: here }, index)),
          soften(returnStep({ subnet: acl.out, direction: 'ingress', traffic, other: there }, index)),
        ]),
  ];
}

/** A Network Load Balancer may pass on the addresses of its clients, whoever they are. */
function addressesFrom(from: End, to: End, { family }: Traffic, index: TopologyIndex): Addresses {
  const { kind, variant } = from.place;
  const isNetwork = kind === 'load-balancer' && (variant === 'network' || variant === undefined);
  const passesOn =
    isNetwork &&
    groupsBetween(from.place, to.place, index).some(({ preservesClients }) => preservesClients !== 'no');
  return passesOn ? { family, ranges: undefined, isPublic: false } : addressesOf(from, family, index);
}

/** IPv6 needs an address of it on both sides. */
function familySteps(from: End, to: End, { family }: Traffic): readonly Step[] {
  if (family === 'ipv4') return [];
  const ends = [from, to];
  const lacking = ends.find(({ network }) => network.ipv6 === 'no');
  const [doubtful] =
    lacking === undefined ? ends.filter(({ network }) => network.ipv6 === 'maybe') : [lacking];
  if (doubtful === undefined) return [];
  const { network, place } = doubtful;
  const source = { element: network.publicAddress.element, part: '' };
  return lacking === undefined
    ? [step('maybe', `Whether ${place.address} has an IPv6 address`, source)]
    : [step('no', `${place.address} has no IPv6 address`, source)];
}

/** Between two addresses of one subnet no network ACL stands. */
function isOneSubnet(from: End, to: End): boolean {
  const [one, other] = [ifKnown(from.subnet), ifKnown(to.subnet)];
  return one !== undefined && one.id === other?.id && !one.isSeveral;
}

function isMaybeOneSubnet(from: End, to: End): boolean {
  const [one, other] = [ifKnown(from.subnet), ifKnown(to.subnet)];
  return one?.id === other?.id || one === undefined || other === undefined;
}

function softened(one: Step, isMaybe: boolean): Step {
  return one.verdict === 'no' && isMaybe ? { ...one, verdict: 'maybe' } : one;
}

interface Way {
  readonly there: readonly Step[];
  readonly back: readonly Step[];
  /** Whether rules may name groups of the other side. */
  readonly knowsGroups: boolean;
}

interface Sides {
  readonly there: Addresses;
  readonly here: Addresses;
}

function wayBetween(from: End, to: End, sides: Sides, index: TopologyIndex): Way {
  const [own, theirs] = [from.network.vpc, to.network.vpc];
  if (own.state === 'unknown' || theirs.state === 'unknown') {
    const why = own.state === 'unknown' ? own.why : theirs.state === 'unknown' ? theirs.why : '';
    return { there: [step('maybe', `Whether both stand in one VPC: ${why}`)], back: [], knowsGroups: true };
  }
  if (own.value === theirs.value) return insideOne(from, own.value, sides, index);
  const there = routeTo(from.subnet, { name: to.place.address, addresses: sides.there }, index);
  const back = routeTo(to.subnet, { name: from.place.address, addresses: sides.here }, index);
  const connection = there.target === undefined ? undefined : index.connections.get(there.target.id);
  const joined =
    there.target === undefined ? [] : joins(connection, [own.value, theirs.value], there.target.id);
  const isSame =
    there.target === undefined || back.target === undefined || there.target.id === back.target.id;
  const differs = step('maybe', `Answers go another way, through ${back.target?.id}`, back.step.source);
  return {
    there: [there.step, ...joined],
    back: isSame ? [back.step] : [back.step, differs],
    knowsGroups: connection?.knowsGroups === 'yes',
  };
}

/** Every route table has a route for the VPC itself; a more specific one may lead through an appliance. */
function insideOne(from: End, vpc: string, { there }: Sides, index: TopologyIndex): Way {
  const table = tableOf(ifKnown(from.subnet), index);
  const detour = table?.routes.find(({ cidr, target }) => {
    if (cidr?.state !== 'known' || cidr.value.endsWith('/0')) return false;
    const isLocal = target.state === 'known' && target.value.kind === 'local';
    return !isLocal && liesIn(there, cidr.value) !== 'no' && there.ranges !== undefined;
  });
  const local = step('yes', `Both stand in ${vpc}, whose route tables lead to all of it`);
  if (detour === undefined) return { there: [local], back: [], knowsGroups: true };
  const through = step('maybe', 'A route leads through something that may stop it', detour.source);
  return { there: [local, through], back: [], knowsGroups: true };
}

function tableOf(subnet: Subnet | undefined, index: TopologyIndex) {
  const id = subnet === undefined ? undefined : ifKnown(subnet.routeTable);
  return id === undefined ? undefined : index.routeTables.get(id);
}

/** Whether what a route leads through joins the two VPCs: peering joins its two ends and nothing behind them. */
function joins(connection: Connection | undefined, ends: readonly string[], id: string): readonly Step[] {
  if (connection === undefined) return [step('maybe', `What ${id} leads to is not in the stack`)];
  const source = connection.element === undefined ? undefined : { element: connection.element, part: '' };
  if (connection.vpcs.state === 'unknown') return [step('maybe', connection.vpcs.why, source)];
  const { vpcs, kind, joinsAll } = connection;
  const missing = ends.find((vpc) => !vpcs.value.includes(vpc));
  if (missing !== undefined) {
    const why = kind === 'peering' ? ': peering leads to its two VPCs alone' : '';
    return [step('no', `${id} does not join ${missing}${why}`, source)];
  }
  if (joinsAll !== 'yes' && kind === 'peering') return [step('maybe', `Whether ${id} is accepted`, source)];
  if (joinsAll !== 'yes') return [step('maybe', `Whether the route tables of ${id} join both VPCs`, source)];
  return [step('yes', `${id} joins ${ends.join(' and ')}`, source)];
}
