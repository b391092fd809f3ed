import { type Json, jsonIn } from '../../model/json.js';
import type { Effect } from '../../resources/effect.js';
import type { ResourceChange } from '../../terraform/json/plan.js';

const page = 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html';

/** What a scheduled action means that ends all instances of a group, and did not before. */
export function endedBySchedule({ type, change }: ResourceChange): readonly Effect[] {
  const [before, after] = [jsonIn(change.before), jsonIn(change.after)];
  if (type !== 'aws_autoscaling_schedule' || !endsAll(after) || endsAll(before)) return [];
  const { recurrence, time_zone: zone, start_time: start } = after;
  const when = [recurrence ?? start, zone].filter((one) => typeof one === 'string').join(' ');
  const time = when === '' ? '' : ` (${when})`;
  return [
    {
      gravity: 'downtime',
      does: `ends all instances at each of its times${time}: nobody answers from then on, until another action or a person starts some`,
      page,
    },
  ];
}

/** `-1` leaves a size as it is. */
function endsAll({ desired_capacity: wanted, max_size: most }: Json): boolean {
  return wanted === 0 || most === 0;
}
