import type { Block } from '../../../model/block.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { textOf } from '../../../model/value.js';

/** What TCP traffic a security group lets in. */
export interface OpenPorts {
  readonly includes: (port: number) => boolean;
  readonly hasRules: boolean;
  /** What some rule lets in is known only after apply. */
  readonly hasUnknown: boolean;
}

type Range = readonly [from: number, to: number];

/** Thousands of databases may share a group with thousands of rules. */
const known = new WeakMap<Element, OpenPorts | undefined>();

/** The ports that a group opens, by rules in any of the three forms; undefined when some cannot be traced. */
export function openPorts(model: Model, group: Element): OpenPorts | undefined {
  if (!known.has(group)) known.set(group, readPorts(model, group));
  return known.get(group);
}

function readPorts(model: Model, group: Element): OpenPorts | undefined {
  const rules = ingressOf(model, group);
  if (rules === undefined) return undefined;
  const ranges = rules.map(rangeOf);
  const merged = merge(ranges.filter((range) => range !== undefined && range !== 'none'));
  return {
    includes: (port) => isWithin(merged, port),
    hasRules: rules.length > 0,
    hasUnknown: ranges.includes(undefined),
  };
}

function ingressOf(model: Model, group: Element): readonly Block[] | undefined {
  const inline = group.blocks('ingress');
  const separate = ['aws_vpc_security_group_ingress_rule', 'aws_security_group_rule'].map((type) =>
    model.referring(group, { type, path: 'security_group_id' }),
  );
  const rules = separate.flatMap(({ elements }) => elements).filter(({ values }) => values.type !== 'egress');
  if (rules.length === 0 && (inline === undefined || separate.some(({ unresolved }) => unresolved)))
    return undefined;
  return [...(inline ?? []), ...rules];
}

/** What a rule lets in of TCP; undefined when that is known only after apply. */
function rangeOf(rule: Block): Range | 'none' | undefined {
  const protocol = rule.get(rule.get('ip_protocol').state === 'absent' ? 'protocol' : 'ip_protocol');
  if (protocol.state === 'unknown') return undefined;
  const name = protocol.state === 'known' ? textOf(protocol.value).toLowerCase() : '';
  if (name === '-1' || name === 'all') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [from, to] = [rule.get('from_port'), rule.get('to_port')];
  if (from.state === 'unknown' || to.state === 'unknown') return undefined;
  if (from.state === 'absent' || to.state === 'absent' || !/^(?:tcp|6)$/.test(name)) return 'none';
  return [Number(textOf(from.value)), Number(textOf(to.value))];
}

/** Sorted, and without overlaps. */
function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: [from: number, to: number][] = [];
  for (const [from, to] of ranges
    .filter(([a, b]) => a <= b)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
    const last = merged.at(-1);
    if (last === undefined || from > last[1]) merged.push([from, to]);
    else last[1] = Math.max(last[1], to);
  }
  return merged;
}

function isWithin(ranges: readonly Range[], port: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [from = 0, to = 0] = ranges[middle] ?? [];
    if (port >= from && port <= to) return true;
    if (port < from) high = middle - 1;
    else low = middle + 1;
  }
  return false;
}
