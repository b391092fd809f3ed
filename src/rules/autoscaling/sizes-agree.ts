import { isBlank, knownText, readSet } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'ASG-11',
  title: 'Minimum, desired and maximum size of the Auto Scaling Group agree',
  severity: 'medium',
  area: 'function',
  resource: 'aws_autoscaling_group',
  setting: 'compute.maxSize',
  why: 'AWS refuses the group in the middle of an apply, or the group cannot start a single instance.',
  fix: 'Let `min_size` <= `desired_capacity` <= `max_size`, with `max_size` above 0.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html',
  examples: {
    pass: [
      { min_size: 2, max_size: 4 },
      { min_size: 2, max_size: 2, desired_capacity: 2 },
    ],
    fail: [
      { min_size: 4, max_size: 2 },
      { min_size: 0, max_size: 0 },
      { min_size: 1, max_size: 2, desired_capacity: 3 },
      { min_size: 2, max_size: 4, desired_capacity: 1 },
      { min_size: 1 },
    ],
    unknown: [{ min_size: 1, max_size: '${var.size}' }],
  },
  check: (group) => {
    const names = ['min_size', 'max_size'];
    const open = names.find((name) => readSet(group, name).state === 'unknown');
    if (open !== undefined) return unknown(open);
    const [least, most] = [
      Number(knownText(group, 'min_size') ?? 0),
      Number(knownText(group, 'max_size') ?? 0),
    ];
    if (!(most > 0 && most >= least)) return fail('max_size');
    if (isBlank(group, 'desired_capacity')) return unknown('desired_capacity');
    const desired = knownText(group, 'desired_capacity');
    const isWithin = desired === undefined || (Number(desired) >= least && Number(desired) <= most);
    return isWithin ? pass : fail('desired_capacity');
  },
});
