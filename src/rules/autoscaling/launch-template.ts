import { isComputed, isConfigured } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'ASG-7',
  title: 'The Auto Scaling Group starts from a launch template',
  severity: 'medium',
  area: 'operations',
  resource: 'aws_autoscaling_group',
  why: 'Launch configurations know no new instance types and features, cannot be edited, and new accounts get none at all.',
  fix: 'Move the `aws_launch_configuration` to an `aws_launch_template` and name it in `launch_template`.',
  controls: { 'AWS-FSBP': { 'AutoScaling.9': ['SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/migrate-to-launch-templates.html',
  examples: {
    pass: [
      { launch_template: { id: 'lt-0123456789abcdef0', version: '1' }, launch_configuration: '' },
      {
        mixed_instances_policy: [
          { launch_template: [{ launch_template_specification: [{ version: '1' }] }] },
        ],
      },
    ],
    fail: [
      { launch_configuration: 'web' },
      { launch_configuration: '${aws_launch_configuration.web.name}' },
      {},
    ],
  },
  check: (group) => {
    const isOld = isConfigured(group, 'launch_configuration');
    const isOpen = isComputed(group, 'launch_configuration');
    if (isOld && !isOpen) return fail('launch_configuration', 'Instances start from a launch configuration.');
    const fromTemplate = ['launch_template', 'mixed_instances_policy'].some((path) =>
      isConfigured(group, path),
    );
    if (isOpen) return unknown('launch_configuration');
    return fromTemplate ? pass : fail('launch_template', 'It is not set.');
  },
});
