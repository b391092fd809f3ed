import { readSet } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { autoScalingTargets, otherTargets, targetGroupTypes } from '../facts/target-attachments.js';
import { fail, notApplicable, pass, unknown } from '../verdict.js';

const ip = { aws_lb_target_group: { web: { target_type: 'ip' } } };

export default defineRule({
  id: 'ELB-14',
  title: 'The target group takes instances',
  severity: 'low',
  area: 'operations',
  requirement: 15,
  convention: true,
  resource: targetGroupTypes,
  why: 'Auto Scaling registers instances; a target group of another type refuses them. Groups of containers and functions are left alone.',
  fix: 'Set `target_type = "instance"`, which is the default too.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  examples: {
    pass: [{ target_type: 'instance' }, {}],
    fail: [
      { target_type: 'ip' },
      {
        stack: {
          resource: {
            ...ip,
            aws_autoscaling_group: { web: { target_group_arns: ['${aws_lb_target_group.web.arn}'] } },
          },
        },
      },
    ],
    unknown: [{ target_type: '${var.type}' }],
  },
  check: (targetGroup, { model }) => {
    const type = readSet(targetGroup, 'target_type');
    if (type.state === 'unknown') return unknown('target_type');
    if (type.state === 'absent' || type.value === 'instance') return pass;
    const others = otherTargets(targetGroup, model);
    const instances = autoScalingTargets(targetGroup, model);
    if (instances.elements.length > 0) return fail('target_type');
    // What registers addresses or functions, and cannot be traced, is for groups of this kind.
    if (others.elements.length > 0 || others.unresolved) return notApplicable;
    return instances.unresolved ? unknown('target_type') : fail('target_type');
  },
});
