import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { trafficOf } from '../facts/target-attachments.js';
import { notApplicable } from '../verdict.js';

const behind = { load_balancers: ['web'] };

export default defineRule({
  id: 'ASG-4',
  title: 'New instances have 300 seconds before their health counts',
  severity: 'medium',
  area: 'availability',
  requirement: 10,
  convention: true,
  resource: 'aws_autoscaling_group',
  why: 'Below that an instance that still boots is killed and replaced by one that still boots; far above it a dead one stays.',
  fix: 'Set `health_check_grace_period = 300`, also where that is the default of the provider.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html',
  examples: {
    pass: [
      { ...behind, health_check_grace_period: 300 },
      { ...behind, health_check_grace_period: '300' },
    ],
    fail: [behind, { ...behind, health_check_grace_period: 0 }, { ...behind, health_check_grace_period: 30 }],
    unknown: [{ ...behind, health_check_grace_period: '${var.grace}' }],
  },
  check: (group, { model }) =>
    trafficOf(group, model) === 'none' ? notApplicable : mustEqual('health_check_grace_period', 300)(group),
});
