import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { trafficOf } from '../facts/target-attachments.js';
import { notApplicable, unknown } from '../verdict.js';

const behind = { target_group_arns: ['${aws_lb_target_group.web.arn}'] };

export default defineRule({
  id: 'ASG-10',
  title: 'At least two instances are always in service behind a load balancer',
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
      { ...behind, min_size: 2, max_size: 4 },
      { ...behind, min_size: '3', max_size: 9 },
    ],
    fail: [{ ...behind, min_size: 1, max_size: 4 }, { ...behind, min_size: 0, max_size: 4 }, behind],
    unknown: [{ ...behind, min_size: '${var.size}', max_size: 4 }],
  },
  // Workers that no load balancer sends requests to may well be none for a while.
  check: (group, { model }) => {
    const traffic = trafficOf(group, model);
    if (traffic === 'none') return notApplicable;
    const verdict = mustSatisfy('min_size', (size) => Number(size) >= 2, { wanted: 'is less than 2' })(group);
    // Whether requests come to it, another rule asks.
    return verdict.outcome === 'fail' && traffic !== 'attached' ? unknown('min_size') : verdict;
  },
});
