import { defineRule } from '../define-rule.js';
import { autoScalingTargets, otherTargets, targetGroupTypes } from '../facts/target-attachments.js';
import { fail, pass, unsure } from '../verdict.js';

const group = { aws_lb_target_group: { web: { port: 80, protocol: 'HTTP' } } };

export default defineRule({
  id: 'ASG-1',
  title: 'Something is registered with the target group',
  severity: 'medium',
  area: 'function',
  requirement: 9,
  precision: 'high',
  resource: targetGroupTypes,
  why: 'A load balancer in front of an empty target group answers 503 to everybody, while the instances run and cost.',
  fix: 'Add an `aws_autoscaling_attachment` with the group’s name and `lb_target_group_arn`, or name the target group in `target_group_arns` of the Auto Scaling Group.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_group: { web: {} },
            aws_autoscaling_attachment: {
              web: {
                autoscaling_group_name: '${aws_autoscaling_group.web.name}',
                lb_target_group_arn: '${aws_lb_target_group.web.arn}',
              },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_attachment: {
              web: { autoscaling_group_name: 'web', alb_target_group_arn: '${aws_lb_target_group.web.arn}' },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_group: { web: { target_group_arns: ['${aws_lb_target_group.web.arn}'] } },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_group: {
              web: { traffic_source: [{ identifier: '${aws_lb_target_group.web.arn}', type: 'elbv2' }] },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_traffic_source_attachment: {
              web: {
                autoscaling_group_name: 'web',
                traffic_source: { identifier: '${aws_lb_target_group.web.arn}', type: 'elbv2' },
              },
            },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_lb_target_group_attachment: { web: { target_group_arn: '${aws_lb_target_group.web.arn}' } },
          },
        },
      },
      {
        stack: {
          resource: {
            ...group,
            aws_ecs_service: {
              web: { load_balancer: { target_group_arn: '${aws_lb_target_group.web.arn}' } },
            },
          },
        },
      },
    ],
    fail: [
      { port: 80 },
      { stack: { resource: { ...group, aws_autoscaling_group: { web: { min_size: 1 } } } } },
      { stack: { resource: { aws_alb_target_group: { web: { port: 80 } } } } },
      {
        stack: {
          resource: {
            aws_lb_target_group: { web: {}, other: {} },
            aws_autoscaling_attachment: {
              web: { autoscaling_group_name: 'web', lb_target_group_arn: '${aws_lb_target_group.other.arn}' },
            },
          },
        },
      },
    ],
    unknown: [
      {
        stack: {
          resource: {
            ...group,
            aws_autoscaling_attachment: {
              web: { autoscaling_group_name: 'web', lb_target_group_arn: '${module.lb.group}' },
            },
          },
        },
      },
    ],
  },
  check: (targetGroup, { model }) => {
    const related = [autoScalingTargets(targetGroup, model), otherTargets(targetGroup, model)];
    if (related.some(({ elements }) => elements.length > 0)) return pass;
    const message = 'Nothing registers targets in it: no Auto Scaling group, attachment or service names it.';
    return related.some(({ unresolved }) => unresolved) ? unsure('', message) : fail('', message);
  },
});
