import { all } from '../../rules/conditions/certainty.js';
import type { PortRange } from '../../rules/facts/traffic-rule.js';
import type { Known } from '../known.js';
import type { Acl, AclEntry, Subnet } from '../network/network.js';
import { type Addresses, liesIn } from './addresses.js';
import { type Step, step } from './answer.js';
import { unlessModule } from './module-doubt.js';
import type { TopologyIndex } from './topology-index.js';
import { isAboutTraffic, portParts, type Traffic, trafficName } from './traffic.js';

type Direction = 'ingress' | 'egress';

/** What passes a network ACL, and who is on the other side of it. */
export interface Passing {
  readonly subnet: Known<Subnet>;
  readonly direction: Direction;
  readonly traffic: Traffic;
  readonly other: { readonly name: string; readonly addresses: Addresses };
}

/** What the network ACL of a subnet says: its entries in the order of their numbers, the first that is about the traffic decides. */
export function aclStep({ subnet, direction, traffic, other }: Passing, index: TopologyIndex): Step {
  const acl = aclOf(subnet, index);
  if ('verdict' in acl) return acl;
  const { verdict, entry } = decide(acl, direction, { traffic, addresses: other.addresses });
  const verb = direction === 'ingress' ? 'in' : 'out';
  const side = direction === 'ingress' ? `from ${other.name}` : `to ${other.name}`;
  const what = `${trafficName(traffic)} ${side}`;
  const source = entry?.source ?? sourceOf(acl);
  if (verdict === 'yes') return step('yes', `${acl.id} lets ${verb} ${what}`, source);
  if (verdict === 'maybe') return step('maybe', `Whether ${acl.id} lets ${verb} ${what}`, source);
  return unlessModule(
    index,
    'an entry',
    `${nameOf(entry)} of ${acl.id} does not let ${verb} ${what}`,
    source,
  );
}

/** Ports that answers go to. Source: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports */
const ephemeral: PortRange = { from: 1024, to: 65_535 };
/** Those of Linux and of Windows since 2008: without them no client gets an answer, without single others most do. */
const usual: PortRange = { from: 32_768, to: 65_535 };

/**
 * Whether answers pass: a network ACL remembers no connection, and the other side chose one of the ephemeral ports. ICMP is answered by ICMP.
 */
export function returnStep({ subnet, direction, traffic, other }: Passing, index: TopologyIndex): Step {
  const acl = aclOf(subnet, index);
  if ('verdict' in acl) return acl;
  const { protocol } = traffic;
  if (protocol === 'icmp') return aclStep({ subnet, direction, traffic, other }, index);
  const parts = portParts(
    acl[direction].map(({ ports }) => ports),
    ephemeral,
  ).flatMap((part) => splitAt(part, usual.from));
  const judged = parts.map((part) => ({
    part,
    ...decide(acl, direction, {
      traffic: { ...traffic, port: part.from, to: part.to },
      addresses: other.addresses,
    }),
  }));
  const wanted = judged.filter(({ part }) => part.from >= usual.from);
  const verb = direction === 'ingress' ? 'in' : 'out';
  const side = direction === 'ingress' ? `from ${other.name}` : `to ${other.name}`;
  const what = `answers ${side} on ${protocol.toUpperCase()} ports 1024 to 65535`;
  if (wanted.every(({ verdict }) => verdict === 'yes')) {
    const [first] = wanted;
    return step('yes', `${acl.id} lets ${verb} ${what}`, first?.entry?.source ?? sourceOf(acl));
  }
  const stops = judged.find(({ verdict }) => verdict === 'no') ?? judged[0];
  const source = stops?.entry?.source ?? sourceOf(acl);
  if (judged.every(({ verdict }) => verdict === 'no'))
    return unlessModule(
      index,
      'an entry',
      `${nameOf(stops?.entry)} of ${acl.id} does not let ${verb} ${what}`,
      source,
    );
  return step(
    'maybe',
    `Whether ${acl.id} lets ${verb} all ${what}: it depends on the port that was chosen`,
    source,
  );
}

function splitAt({ from, to }: PortRange, port: number): readonly PortRange[] {
  if (port <= from || port > to) return [{ from, to }];
  return [
    { from, to: port - 1 },
    { from: port, to },
  ];
}

function aclOf(subnet: Known<Subnet>, index: TopologyIndex): Acl | Step {
  if (subnet.state === 'unknown') return step('maybe', `The network ACL: ${subnet.why}`);
  const { acl, id } = subnet.value;
  if (acl.state === 'unknown') return step('maybe', acl.why);
  return index.acls.get(acl.value) ?? step('maybe', `The network ACL of ${id} is not in the stack`);
}

function sourceOf({ element }: Acl) {
  return element === undefined ? undefined : { element, part: '' };
}

function nameOf(entry: AclEntry | undefined): string {
  if (entry === undefined) return 'The last entry';
  return entry.number.state === 'known' ? `Entry ${entry.number.value}` : 'An entry';
}

interface Asked {
  readonly traffic: Traffic;
  readonly addresses: Addresses;
}

interface Decision {
  readonly verdict: Step['verdict'];
  readonly entry: AclEntry | undefined;
}

function decide(acl: Acl, direction: Direction, { traffic, addresses }: Asked): Decision {
  const numbered = acl[direction].toSorted((a, b) => numberOf(a) - numberOf(b));
  const possible = new Set<boolean>();
  if (acl.open !== undefined) possible.add(true).add(false);
  let doubtful: AclEntry | undefined;
  for (const entry of numbered) {
    const { protocol, ports, cidr, allows } = entry;
    const is = all(
      entry.isMade,
      isAboutTraffic(traffic, protocol, ports),
      cidr.state === 'known' ? liesIn(addresses, cidr.value) : 'maybe',
    );
    if (is === 'no') continue;
    const isSure = is === 'yes' && entry.number.state === 'known';
    if (allows.state === 'unknown') possible.add(true).add(false);
    else possible.add(allows.value);
    doubtful ??= isSure && allows.state === 'known' && possible.size === 1 ? undefined : entry;
    if (isSure)
      return { verdict: verdictOf(possible), entry: possible.size === 1 ? entry : (doubtful ?? entry) };
  }
  possible.add(false);
  return { verdict: verdictOf(possible), entry: possible.size === 1 ? undefined : doubtful };
}

/** What nobody numbered comes first: whatever it says may be so. */
function numberOf({ number }: AclEntry): number {
  return number.state === 'known' ? number.value : 0;
}

function verdictOf(possible: ReadonlySet<boolean>): Step['verdict'] {
  if (possible.size > 1) return 'maybe';
  return possible.has(true) ? 'yes' : 'no';
}
