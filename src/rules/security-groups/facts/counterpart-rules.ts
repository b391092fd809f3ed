import { addToList } from '../../../add-to-list.js';
import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { rulesOfGroup } from '../../facts/rules-of-group.js';
import type { TrafficRule } from '../../facts/traffic-rule.js';
import { otherGroups } from './group-use.js';

type Direction = TrafficRule['direction'];

interface Range {
  readonly from: number;
  /** The highest port of those that begin here or lower. */
  readonly to: number;
}

/** The rules of one group, in one direction, that are about another; they are asked once for each rule of that other. */
export class CounterpartRules {
  /** Something of them is known only after apply. */
  readonly hasUnknown: boolean;
  readonly #protocols: ReadonlySet<string | undefined>;
  readonly #withoutPorts: ReadonlySet<string | undefined>;
  readonly #ranges: ReadonlyMap<string | undefined, readonly Range[]>;

  constructor(rules: readonly TrafficRule[]) {
    this.hasUnknown = rules.some(({ ports, protocol }) => ports === undefined || protocol === undefined);
    this.#protocols = new Set(rules.map(({ protocol }) => protocol));
    this.#withoutPorts = new Set(
      rules.filter(({ ports }) => ports === 'none').map(({ protocol }) => protocol),
    );
    this.#ranges = rangesOf(rules);
  }

  /** Whether one of them is about all that a rule is about. */
  hold({ protocol, ports }: TrafficRule): boolean {
    if (this.#protocols.has('all')) return true;
    if (ports === undefined) return false;
    if (ports === 'none') return this.#withoutPorts.has(protocol);
    const ranges = this.#ranges.get(protocol) ?? [];
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.from ?? 0) <= ports.from) low = middle + 1;
      else high = middle;
    }
    return (ranges[low - 1]?.to ?? -1) >= ports.to;
  }

  /** Whether one of them is about some of it, for a rule about every port. */
  overlap({ protocol }: TrafficRule): boolean {
    return protocol === 'all' ? this.#protocols.size > 0 : this.#protocols.has(protocol);
  }
}

function rangesOf(rules: readonly TrafficRule[]): ReadonlyMap<string | undefined, readonly Range[]> {
  const byProtocol = new Map<string | undefined, Range[]>();
  for (const { protocol, ports } of rules)
    if (typeof ports === 'object') addToList(byProtocol, protocol, ports);
  for (const [protocol, ranges] of byProtocol) {
    let to = Number.NEGATIVE_INFINITY;
    const sorted = ranges.toSorted((a, b) => a.from - b.from);
    byProtocol.set(
      protocol,
      sorted.map((one) => {
        to = Math.max(to, one.to);
        return { from: one.from, to };
      }),
    );
  }
  return byProtocol;
}

interface Opposite {
  readonly rules: readonly TrafficRule[];
  /** By the groups that they are meant for, as far as there is one. */
  readonly towards: Map<Element, CounterpartRules>;
}

const known = new WeakMap<Model, Map<Element, Map<Direction, Opposite>>>();

/**
 * The rules of a group in the other direction than a rule's that are about the groups of that rule; undefined where the group has none in
 * that direction.
 */
export function counterpartRules(
  { direction }: TrafficRule,
  { own, other, model }: { readonly own: readonly Element[]; readonly other: Element; readonly model: Model },
): CounterpartRules | undefined {
  const { rules, towards } = oppositeOf(other, direction, model);
  if (rules.length === 0) return undefined;
  const [group, ...more] = own;
  const before = group === undefined || more.length > 0 ? undefined : towards.get(group);
  if (before !== undefined) return before;
  const found = new CounterpartRules(rules.filter((one) => isTowards(one, { own, other, model })));
  if (group !== undefined && more.length === 0) towards.set(group, found);
  return found;
}

function oppositeOf(other: Element, direction: Direction, model: Model): Opposite {
  const byElement = known.get(model) ?? new Map<Element, Map<Direction, Opposite>>();
  known.set(model, byElement);
  const byDirection = byElement.get(other) ?? new Map<Direction, Opposite>();
  byElement.set(other, byDirection);
  const before = byDirection.get(direction);
  if (before !== undefined) return before;
  const rules = rulesOfGroup(other, model).filter((one) => one.direction !== direction);
  const opposite = { rules, towards: new Map<Element, CounterpartRules>() };
  byDirection.set(direction, opposite);
  return opposite;
}

function isTowards(
  one: TrafficRule,
  { own, other, model }: { readonly own: readonly Element[]; readonly other: Element; readonly model: Model },
): boolean {
  if (one.cidrs.length > 0 || one.prefixLists !== undefined) return true;
  const named = otherGroups(one, model);
  const foreign = one.groups !== undefined && named.length === 0;
  return foreign || named.some((group) => own.includes(group)) || (one.self && own.includes(other));
}
