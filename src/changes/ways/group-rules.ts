import { type Json, jsonList, textList } from '../../model/json.js';

/** What one rule of a security group lets pass. Undefined is what is known only after the apply. */
export interface GroupRule {
  readonly way: 'in' | 'out';
  readonly group: string | undefined;
  /** `tcp`, `udp`, …, or `-1` for everything. */
  readonly protocol: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Ranges, groups and lists of the other side. */
  readonly peers: readonly string[] | undefined;
}

/** One side of a change of a resource. */
export interface RuleSource {
  readonly type: string;
  readonly values: Json;
  /** Whether an attribute is known only after the apply. */
  readonly isUnknown: (name: string) => boolean;
  /** Whether the stack says an attribute: AWS answers with the rules of other resources too. */
  readonly isWritten: (name: string) => boolean;
}

const peersOfRule = ['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'] as const;
const lists = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups'] as const;

/** The rules that a resource makes, of whichever of the three types that have some. */
export function rulesIn(source: RuleSource): readonly GroupRule[] {
  switch (source.type) {
    case 'aws_vpc_security_group_ingress_rule':
      return [ownRule(source, 'in')];
    case 'aws_vpc_security_group_egress_rule':
      return [ownRule(source, 'out')];
    case 'aws_security_group_rule':
      return [olderRule(source)];
    case 'aws_security_group':
      return [...inlineRules(source, 'ingress'), ...inlineRules(source, 'egress')];
    default:
      return [];
  }
}

function ownRule({ values, isUnknown }: RuleSource, way: GroupRule['way']): GroupRule {
  const isOpen = peersOfRule.some(isUnknown);
  return {
    ...{ way, group: text(values.security_group_id) },
    ...portsOf(values.ip_protocol, values),
    peers: isOpen ? undefined : peersOfRule.flatMap((name) => text(values[name]) ?? []),
  };
}

function olderRule({ values, isUnknown }: RuleSource): GroupRule {
  const { source_security_group_id: peer, security_group_id: group, self } = values;
  const isOpen = ['source_security_group_id', ...lists].some(isUnknown);
  const own = self === true ? [text(group)] : [];
  const peers = [text(peer), ...own, ...lists.flatMap((name) => textList(values[name]))];
  return {
    ...{ way: values.type === 'egress' ? 'out' : 'in', group: text(group) },
    ...portsOf(values.protocol, values),
    peers: isOpen ? undefined : peers.flatMap((one) => one ?? []),
  };
}

function inlineRules(
  { values, isUnknown, isWritten }: RuleSource,
  name: 'ingress' | 'egress',
): readonly GroupRule[] {
  if (!isWritten(name)) return [];
  const way = name === 'ingress' ? 'in' : 'out';
  const group = text(values.id);
  const open = { protocol: undefined, from: undefined, to: undefined, peers: undefined };
  if (isUnknown(name)) return [{ way, group, ...open }];
  return jsonList(values[name]).map((rule) => ({
    ...{ way, group, ...portsOf(rule.protocol, rule) },
    peers: [
      ...(rule.self === true && group !== undefined ? [group] : []),
      ...lists.flatMap((list) => textList(rule[list])),
    ],
  }));
}

const allPorts = { from: 0, to: 65_535 };

function portsOf(said: unknown, { from_port: from, to_port: to }: Json) {
  const protocol = text(said);
  if (protocol === '-1' || protocol === 'all') return { protocol: '-1', ...allPorts };
  const name = protocol === '6' ? 'tcp' : protocol === '17' ? 'udp' : protocol;
  return { protocol: name, from: number(from), to: number(to) };
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
