import type { Block } from '../../model/block.js';
import type { Element } from '../../model/element.js';
import { isScalar, sameScalar } from '../../model/value.js';
import { isWritten } from '../conditions/is-written.js';
import type { PortRange, TrafficRule } from './traffic-rule.js';

interface Form {
  readonly protocol: string;
  readonly cidrs: readonly string[];
  readonly groups: string;
  readonly prefixLists: string;
}

const block: Form = {
  protocol: 'protocol',
  cidrs: ['cidr_blocks', 'ipv6_cidr_blocks'],
  groups: 'security_groups',
  prefixLists: 'prefix_list_ids',
};

const resource: Form = { ...block, groups: 'source_security_group_id' };

const newer: Form = {
  protocol: 'ip_protocol',
  cidrs: ['cidr_ipv4', 'cidr_ipv6'],
  groups: 'referenced_security_group_id',
  prefixLists: 'prefix_list_id',
};

const directions = ['ingress', 'egress'] as const;

/** The types that are one rule of a security group each. */
export const separateRuleTypes = [
  'aws_security_group_rule',
  'aws_vpc_security_group_ingress_rule',
  'aws_vpc_security_group_egress_rule',
] as const;

/** The types that hold rules of security groups. */
export const trafficRuleTypes = [
  'aws_security_group',
  'aws_default_security_group',
  ...separateRuleTypes,
] as const;

const known = new WeakMap<Element, Found>();

interface Found {
  readonly rules: readonly TrafficRule[];
  /** Paths of rules that are known only after apply. */
  readonly unknown: readonly string[];
}

/** The rules that an element holds: one, or the inline ones of a group. */
export function trafficRulesOf(element: Element): Found {
  const before = known.get(element);
  if (before !== undefined) return before;
  const found = read(element);
  known.set(element, found);
  return found;
}

function read(element: Element): Found {
  switch (element.type) {
    case 'aws_vpc_security_group_ingress_rule':
      return { rules: [rule(element, element, 'ingress', newer)], unknown: [] };
    case 'aws_vpc_security_group_egress_rule':
      return { rules: [rule(element, element, 'egress', newer)], unknown: [] };
    case 'aws_security_group_rule': {
      const direction = sameScalar(element.values.type, 'egress') ? 'egress' : 'ingress';
      return { rules: [rule(element, element, direction, resource)], unknown: [] };
    }
    default:
      return inline(element);
  }
}

function inline(element: Element): Found {
  const found = directions.map((direction) => {
    const written = element.blocks(direction);
    const dynamic = element.blocks(`dynamic.${direction}.content`) ?? [];
    const rules = [...(written ?? []), ...dynamic].map((one) => rule(element, one, direction, block));
    const open = written === undefined && isWritten(element, direction);
    return { rules, unknown: open ? [direction] : [] };
  });
  return {
    rules: found.flatMap(({ rules }) => rules),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

function rule(element: Element, one: Block, direction: 'ingress' | 'egress', form: Form): TrafficRule {
  const protocol = protocolOf(one, form.protocol);
  const cidrs = form.cidrs.flatMap((name) => texts(one, name));
  // The provider refuses addresses beside a group; what it says of the group in a plan is that AWS will tell.
  const isByAddress =
    form === resource && (cidrs.some((cidr) => cidr !== undefined) || sameScalar(one.values.self, true));
  const isByGroup = one.get(form.groups).state !== 'absent' && !isByAddress;
  const groups = isByGroup ? one.at(form.groups) : undefined;
  const prefixLists = one.get(form.prefixLists).state === 'absent' ? undefined : one.at(form.prefixLists);
  const source = form.cidrs.find((name) => one.get(name).state !== 'absent') ?? form.groups;
  return {
    element,
    block: one,
    direction,
    protocol,
    ports: portsOf(one, protocol),
    cidrs,
    groups,
    prefixLists,
    self: sameScalar(one.values.self, true),
    portsPath: one.get('from_port').state === 'absent' ? one.at(form.protocol) : one.at('from_port'),
    sourcePath: one.at(source),
  };
}

function texts(one: Block, name: string): readonly (string | undefined)[] {
  const items = one.items(name);
  if (items === undefined) return [undefined];
  return items.flatMap((item) => {
    if (isScalar(item)) return item === '' ? [] : [String(item)];
    return item === null ? [] : [undefined];
  });
}

const numbers: ReadonlyMap<string, string> = new Map([
  ['-1', 'all'],
  ['1', 'icmp'],
  ['6', 'tcp'],
  ['17', 'udp'],
  ['58', 'icmpv6'],
]);

function protocolOf(one: Block, name: string): string | undefined {
  const reading = one.get(name);
  if (reading.state === 'absent') return 'all';
  if (reading.state === 'unknown' || !isScalar(reading.value)) return undefined;
  const text = String(reading.value).toLowerCase();
  return numbers.get(text) ?? text;
}

const everyPort: PortRange = { from: 0, to: 65_535 };

function portsOf(one: Block, protocol: string | undefined): PortRange | 'none' | undefined {
  if (protocol === 'all') return everyPort;
  if (protocol === undefined) return undefined;
  if (protocol !== 'tcp' && protocol !== 'udp') return 'none';
  const from = one.get('from_port');
  const to = one.get('to_port');
  if (from.state === 'unknown' || to.state === 'unknown') return undefined;
  if (from.state === 'absent' && to.state === 'absent') return everyPort;
  const [first, last] = [numberOf(from), numberOf(to)];
  if (first === undefined && last === undefined) return undefined;
  // AWS reads -1 as every port.
  if (first === -1 || last === -1) return everyPort;
  return { from: first ?? 0, to: last ?? 65_535 };
}

function numberOf(reading: ReturnType<Block['get']>): number | undefined {
  if (reading.state !== 'known' || !isScalar(reading.value) || reading.value === '') return undefined;
  const number = Number(reading.value);
  return Number.isFinite(number) ? number : undefined;
}
