import type { Effect } from '../../resources/effect.js';
import { addressRange, isWithin } from '../../rules/conditions/strangers/addresses.js';
import type { ResourceChange } from '../../terraform/json/plan.js';
import { plainValues } from '../attributes/shown.js';
import { isComputed, type WrittenAttributes } from '../written/written-attributes.js';
import { type GroupRule, rulesIn } from './group-rules.js';
import { type ServedWay, servedWays } from './served-ways.js';

const page = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html';

/** The rules of all resources of a plan, on both sides. */
interface Rules {
  readonly before: ReadonlyMap<string, readonly GroupRule[]>;
  readonly after: readonly GroupRule[];
}

/**
 * What users lack once a rule of a security group goes, by the address of the resource that has it: a way that requests take, and that no rule
 * leaves open after the apply. What is known only then may leave it open.
 */
export function closedWays(
  all: readonly ResourceChange[],
  written: WrittenAttributes,
): (address: string) => readonly Effect[] {
  let known: { readonly rules: Rules; readonly ways: readonly ServedWay[] } | undefined;
  return (address) => {
    known ??= { rules: rulesOf(all, written), ways: servedWays(all) };
    const { rules, ways } = known;
    const own = rules.before.get(address) ?? [];
    return own.length === 0 ? [] : ways.flatMap((way) => closedBy(own, way, rules));
  };
}

function rulesOf(all: readonly ResourceChange[], written: WrittenAttributes): Rules {
  const before = new Map<string, readonly GroupRule[]>();
  const after: GroupRule[] = [];
  for (const { address, type, change } of all) {
    const isWritten = (name: string) => !isComputed(written, address, name);
    const from = plainValues(change.before, change.before_sensitive);
    const to = plainValues(change.after, change.after_sensitive);
    const never = () => false;
    if (from !== undefined) before.set(address, rulesIn({ type, values: from, isUnknown: never, isWritten }));
    const { after_unknown: unknown } = change;
    const isUnknown = (name: string) => JSON.stringify(jsonAt(unknown, name))?.includes('true') ?? false;
    if (to !== undefined) after.push(...rulesIn({ type, values: to, isUnknown, isWritten }));
  }
  return { before, after };
}

function jsonAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, name) as unknown) : value;
}

function closedBy(own: readonly GroupRule[], way: ServedWay, { after }: Rules): readonly Effect[] {
  const [admitting, left] = [own, after].map((rules) => rules.filter((rule) => admits(rule, way)));
  if (admitting === undefined || left === undefined) return [];
  const sides = (['in', 'out'] as const).flatMap((side): readonly Effect[] => {
    const [gone, stay] = [admitting, left].map((rules) => rules.filter((rule) => rule.way === side));
    if (gone === undefined || stay === undefined || gone.length === 0) return [];
    if (way.kind === 'users') return closedToUsers(gone, stay, way);
    return stay.length > 0 ? [] : [told(wordsOf(way), way)];
  });
  return sides.slice(0, 1);
}

/** Users come from anywhere: each range that is not open any more is one that some come from. */
function closedToUsers(
  gone: readonly GroupRule[],
  stay: readonly GroupRule[],
  way: ServedWay,
): readonly Effect[] {
  const open = stay.map(({ peers }) => peers);
  if (open.includes(undefined)) return [];
  const left = [...new Set(open.flatMap((peers) => peers ?? []))];
  const lost = gone
    .flatMap(({ peers = [] }) => peers)
    .filter((peer) => !left.some((other) => isPart(peer, other)));
  if (lost.length === 0) return [];
  const who = lost.map(named).join(', ');
  const rest =
    left.length === 0 ? 'nobody reaches it there any more' : `${left.map(named).join(', ')} still reach it`;
  return [told(`closes port ${way.port} of ${way.address}, on which users come, to ${who}: ${rest}`, way)];
}

function wordsOf({ kind, address, port }: ServedWay): string {
  return kind === 'instances'
    ? `closes port ${port}, on which the load balancer sends requests to the instances that run (${address}): no new connection gets through any more`
    : `closes port ${port}, on which the instances reach ${address}: every request that needs it fails`;
}

function told(does: string, { address }: ServedWay): Effect {
  return { gravity: 'downtime', does, page, about: [address] };
}

/** Whether a rule is one of those that let a way pass; what is not known may be. */
function admits({ way: side, group, protocol, from, to, peers }: GroupRule, way: ServedWay): boolean {
  const isPort =
    (protocol === undefined || protocol === '-1' || protocol === way.protocol) &&
    (from === undefined || from <= way.port) &&
    (to === undefined || to >= way.port);
  if (!isPort) return false;
  const isOf = (groups: readonly string[]) => group === undefined || groups.includes(group);
  const isPeer = (groups: readonly string[]) =>
    peers === undefined || peers.some((one) => groups.includes(one) || isInside(one));
  if (side === 'in') return isOf(way.to) && (way.from === undefined || isPeer(way.from));
  return way.from !== undefined && isOf(way.from) && isPeer(way.to);
}

const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].flatMap(
  (text) => addressRange(text) ?? [],
);

/** Whether addresses of a VPC may lie in a range: in a private one, in everything, and in a list that nobody has read. */
function isInside(peer: string): boolean {
  const range = addressRange(peer);
  if (range === undefined) return peer.startsWith('pl-');
  return range.prefix === 0 || privateRanges.some((one) => isWithin(range, one));
}

function isPart(peer: string, other: string): boolean {
  const [range, around] = [addressRange(peer), addressRange(other)];
  return peer === other || (range !== undefined && around !== undefined && isWithin(range, around));
}

function named(peer: string): string {
  return peer === '0.0.0.0/0' || peer === '::/0' ? `${peer} (everybody)` : peer;
}
