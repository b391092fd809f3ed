import { defineRule } from '../define-rule.js';
import { trafficOf } from '../facts/target-attachments.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const resources = { aws_lb_target_group: { web: {} }, aws_autoscaling_group: { web: { name: 'web' } } };

export default defineRule({
  id: 'ASG-2',
  title: 'The Auto Scaling Group is attached to the target group',
  severity: 'medium',
  area: 'function',
  requirement: 9,
  resource: 'aws_autoscaling_group',
  why: 'Instances that no target group knows get no requests. A group of workers in a stack without an empty target group is left alone.',
  fix: 'Add an `aws_autoscaling_attachment` with `autoscaling_group_name` and `lb_target_group_arn`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            ...resources,
            aws_autoscaling_attachment: {
              web: {
                autoscaling_group_name: '${aws_autoscaling_group.web.id}',
                lb_target_group_arn: '${aws_lb_target_group.web.arn}',
              },
            },
          },
        },
      },
      { target_group_arns: ['${aws_lb_target_group.web.arn}'] },
      { target_group_arns: '${module.lb.groups}' },
      { load_balancers: ['classic'] },
    ],
    fail: [
      { stack: { resource: resources } },
      {
        stack: {
          resource: {
            ...resources,
            aws_autoscaling_attachment: {
              web: {
                autoscaling_group_name: 'another',
                lb_target_group_arn: '${aws_lb_target_group.web.arn}',
              },
            },
          },
        },
      },
    ],
    unknown: [
      {
        stack: {
          resource: {
            ...resources,
            aws_autoscaling_attachment: { web: { autoscaling_group_name: '${module.web.group}' } },
          },
        },
      },
    ],
  },
  check: (group, { model }) => {
    const traffic = trafficOf(group, model);
    if (traffic === 'attached') return pass;
    if (traffic === 'unresolved') return unknown('');
    return traffic === 'none'
      ? notApplicable
      : fail('', 'It is attached to nothing, and a target group has no instances of this stack.');
  },
});
