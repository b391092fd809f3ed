import { counted } from '../../counted.js';
import { type Json, jsonIn, jsonList } from '../../model/json.js';
import type { Effect } from '../effect.js';

const page =
  'https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html';

/**
 * About how long an instance refresh takes, from what a plan says of its group: as many instances at a time as the range between minimum and maximum
 * allows, each time for the warm-up, which is the default warm-up or else the grace period of the health check.
 */
export function refreshTime(group: Json): Effect | undefined {
  const [refresh] = jsonList(group.instance_refresh);
  if (refresh === undefined) return undefined;
  const preferences = jsonIn(jsonList(refresh.preferences)[0]);
  const [policy] = jsonList(group.instance_maintenance_policy);
  const count = Math.max(number(group.desired_capacity) ?? 0, number(group.min_size) ?? 0);
  if (count === 0) return undefined;
  const least = number(preferences.min_healthy_percentage ?? policy?.min_healthy_percentage) ?? 90;
  const most = number(preferences.max_healthy_percentage ?? policy?.max_healthy_percentage) ?? 100;
  const warmUp =
    number(preferences.instance_warmup) ??
    (number(group.default_instance_warmup) || undefined) ??
    number(group.health_check_grace_period) ??
    300;
  const atOnce = Math.min(count, Math.max(1, Math.floor((count * (most - least)) / 100)));
  const rounds = Math.ceil(count / atOnce);
  const minutes = Math.max(1, Math.round((rounds * warmUp) / 60));
  const pauses = jsonIn(preferences).checkpoint_percentages;
  const waits = Array.isArray(pauses) && pauses.length > 0 ? ', and the pauses at its checkpoints' : '';
  return {
    gravity: 'instance-refresh',
    does: `${exchange({ count, atOnce, startsFirst: most > 100 })}${jsonIn(preferences).auto_rollback === true ? `; where ${count === 1 ? 'it does' : 'they do'} not become healthy, the refresh fails` : ''}`,
    takes: `an estimated ${counted(minutes, 'minute')} (${rounds === 1 ? '' : `${rounds} times `}${warmUp} s of warm-up), plus the start of the instances${waits}`,
    page,
  };
}

/** Above 100 % the new ones are started before the old ones end. */
function exchange({
  count,
  atOnce,
  startsFirst,
}: {
  readonly count: number;
  readonly atOnce: number;
  readonly startsFirst: boolean;
}): string {
  const instances = count === 1 ? '1 instance' : `${count} instances`;
  const pace = count === 1 || atOnce === count ? '' : `, ${atOnce} at a time`;
  const all = `exchanges ${instances}${pace}`;
  if (!startsFirst) return all;
  const [next, old, they] =
    count === 1 ? ['the new one', 'the old one', 'it is'] : ['the new ones', 'the old ones', 'they are'];
  return `${all}: starts ${next}, and ends ${old} once ${they} healthy`;
}

/** A text of digits counts: the provider keeps some numbers so; an empty one is none. */
function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}
