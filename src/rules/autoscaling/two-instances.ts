import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'ASG-10',
  title: 'At least two instances are always in service',
  severity: 'medium',
  area: 'availability',
  resource: 'aws_autoscaling_group',
  setting: 'compute.minSize',
  why: 'With one instance every failure and every new version is an outage of some minutes.',
  fix: 'Set `min_size` to 2 or more.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-capacity-limits.html',
  examples: {
    pass: [
      { min_size: 2, max_size: 4 },
      { min_size: '3', max_size: 9 },
    ],
    fail: [{ min_size: 1, max_size: 4 }, { min_size: 0, max_size: 4 }, {}],
    unknown: [{ min_size: '${var.size}', max_size: 4 }],
  },
  check: mustSatisfy('min_size', (size) => Number(size) >= 2),
});
