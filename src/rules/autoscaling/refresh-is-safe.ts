import { mustBeBetween, mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { notApplicable, unknown } from '../verdict.js';

export default defineRule({
  id: 'ASG-9',
  title: 'An instance refresh keeps the group in service and undoes what fails',
  severity: 'low',
  area: 'availability',
  convention: true,
  resource: 'aws_autoscaling_group',
  why: 'A new version that does not start would otherwise replace what works, one instance after the other. A rollback ends the instances that failed; Terraform saves the new version in the group before, so what brings the former one back is a deploy of the former configuration.',
  fix: 'Set `instance_refresh { preferences { min_healthy_percentage = 100, auto_rollback = true } }`; at least 90 is asked for.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html',
  examples: {
    pass: [
      { instance_refresh: { strategy: 'Rolling', preferences: { auto_rollback: true } } },
      {
        instance_refresh: [
          { strategy: 'Rolling', preferences: [{ auto_rollback: true, min_healthy_percentage: 100 }] },
        ],
      },
    ],
    fail: [
      { instance_refresh: { strategy: 'Rolling' } },
      { instance_refresh: { strategy: 'Rolling', preferences: { auto_rollback: false } } },
      {
        instance_refresh: {
          strategy: 'Rolling',
          preferences: { auto_rollback: true, min_healthy_percentage: 0 },
        },
      },
    ],
    unknown: [
      { instance_refresh: { strategy: 'Rolling', preferences: { auto_rollback: '${var.rollback}' } } },
    ],
  },
  check: (group) => {
    const { state } = group.get('instance_refresh');
    if (state !== 'known') return state === 'absent' ? notApplicable : unknown('instance_refresh');
    return [
      mustEqual('instance_refresh.strategy', 'Rolling')(group),
      mustEqual('instance_refresh.preferences.auto_rollback', true)(group),
      // AWS takes 90 where nothing is said.
      mustBeBetween('instance_refresh.preferences.min_healthy_percentage', [90, 100], { absent: 'pass' })(
        group,
      ),
    ];
  },
});
