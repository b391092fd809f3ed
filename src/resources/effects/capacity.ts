import { counted } from '../../counted.js';
import type { Json } from '../../model/json.js';
import type { Sides } from '../define-resource.js';
import type { Effect } from '../effect.js';

/** A new minimum above the capacity raises it, a new maximum below lowers it. */
const page = 'https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html';
const sizes = ['min_size', 'max_size', 'desired_capacity'] as const;

/** How many instances a group starts or ends at once where its sizes change. */
export function instancesStartedOrEnded({
  before,
  after,
}: Pick<Sides, 'before' | 'after'>): readonly Effect[] {
  const changed = sizes.filter(
    (name) => isNumber(after[name]) && after[name] !== before[name] && isTold(name, before),
  );
  if (changed.length === 0) return [];
  const does = isNumber(before.desired_capacity)
    ? moved(before.desired_capacity, capacityAfter(before.desired_capacity, before, after))
    : notKnown(after, changed);
  return [{ gravity: 'none', does, page }];
}

/** What the plan sets, or else what the new limits leave of the capacity. */
function capacityAfter(now: number, before: Json, after: Json): number {
  const { desired_capacity: said, min_size: least, max_size: most } = after;
  if (isNumber(said) && said !== before.desired_capacity) return said;
  const atLeast = isNumber(least) && least !== before.min_size ? Math.max(now, least) : now;
  return isNumber(most) && most !== before.max_size ? Math.min(atLeast, most) : atLeast;
}

function moved(now: number, then: number): string {
  if (then === now) return `starts and ends no instance: its desired capacity stays ${now}`;
  const count = Math.abs(then - now);
  const what = `${then > now ? 'starts' : 'ends'} ${counted(count, 'instance')}`;
  const end = then > now ? '' : ', with what is on their disks, once their open requests are answered';
  return `${what}: its desired capacity goes from ${now} to ${then}${end}`;
}

function notKnown(
  { desired_capacity: said, min_size: least, max_size: most }: Json,
  changed: readonly string[],
): string {
  if (changed.includes('desired_capacity'))
    return `its desired capacity of before is not known: starts or ends instances until there are ${said}`;
  const limits = [
    ...(changed.includes('min_size') ? [`starts instances where there are fewer than ${least}`] : []),
    ...(changed.includes('max_size') ? [`ends instances where there are more than ${most}`] : []),
  ];
  return `its desired capacity is not known: ${limits.join(', ')}`;
}

/** A group that lives has both limits. */
function isTold(name: (typeof sizes)[number], before: Json): boolean {
  return name === 'desired_capacity' || isNumber(before[name]);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
