import { ifKnown } from '../known.js';
import type { Acl, AclEntry, GroupRule } from '../network/network.js';
import type { Place } from '../places/place.js';
import type { Protocol } from './answer.js';
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
  /** Of the side that is reached, or of the side that goes out. */
  readonly groupRules: readonly GroupRule[];
  readonly entries: readonly AclEntry[];
}

export function decidingRules(
  { from, to }: { readonly from: readonly End[]; readonly to: readonly End[] },
  index: TopologyIndex,
): Deciding {
  const rules = (ends: readonly End[], direction: GroupRule['direction']) => {
    const ids = new Set(ends.flatMap(({ groups }) => ifKnown(groups) ?? []));
    const groups = [...ids].flatMap((id) => index.groups.get(id) ?? []);
    return groups.flatMap((group) => group.rules.filter((rule) => rule.direction === direction));
  };
  const acls = new Set([...from, ...to].flatMap((end) => aclOf(end, index) ?? []));
  return {
    groupRules: [...rules(from, 'egress'), ...rules(to, 'ingress')],
    entries: [...acls].flatMap(({ ingress, egress }) => [...ingress, ...egress]),
  };
}

function aclOf({ subnet }: End, index: TopologyIndex): Acl | undefined {
  const own = ifKnown(subnet);
  const id = own === undefined ? undefined : ifKnown(own.acl);
  return id === undefined ? undefined : index.acls.get(id);
}

/** Ports that some rule may open, where nothing says what listens. */
export function openedPorts({ groupRules, entries }: Deciding): readonly PortPart[] {
  const ports = [...groupRules, ...entries].map((one) => one.ports);
  const parts = portParts(ports);
  const all: readonly PortPart[] = [
    ...parts.map((part) => ({ protocol: 'tcp' as const, ...part })),
    ...parts.map((part) => ({ protocol: 'udp' as const, ...part })),
    { protocol: 'icmp', from: 0, to: 0 },
  ];
  // Groups that let everything pass, and those of which no rule is known, leave nothing out.
  if (groupRules.length === 0) return all;
  return all.filter(({ protocol, from }) =>
    groupRules.some((rule) =>
      (['ipv4', 'ipv6'] as const).some(
        (family) => isAboutTraffic({ family, protocol, port: from }, rule.protocol, rule.ports) !== 'no',
      ),
    ),
  );
}

/** The ranges of addresses that rules name, of prefix lists as well. */
export function namedRanges({ groupRules, entries }: Deciding, index: TopologyIndex): readonly string[] {
  const ofRules = groupRules.flatMap(({ peers }) =>
    peers.flatMap((peer): readonly string[] => {
      if (peer.kind === 'cidr') return [peer.cidr];
      const list = peer.kind === 'prefix-list' ? index.prefixLists.get(peer.list) : undefined;
      return list === undefined ? [] : (ifKnown(list.cidrs) ?? []);
    }),
  );
  const routes = index.topology.routeTables.flatMap((table) =>
    table.routes.flatMap(({ cidr }) => cidr ?? []),
  );
  return [
    ...new Set([
      ...ofRules,
      ...[...entries.map(({ cidr }) => cidr), ...routes].flatMap((one) => ifKnown(one) ?? []),
    ]),
  ];
}
