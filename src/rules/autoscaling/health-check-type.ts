import type { Element } from '../../model/element.js';
import { mustSatisfy } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { trafficOf } from '../facts/target-attachments.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

const behind = { target_group_arns: ['${aws_lb_target_group.web.arn}'] };
const needed = ['HealthCheck', 'ReplaceUnhealthy', 'AddToLoadBalancer'];

export default defineRule({
  id: 'ASG-3',
  title: 'An Auto Scaling Group behind a load balancer goes by its health checks',
  severity: 'medium',
  area: 'availability',
  requirement: 10,
  resource: 'aws_autoscaling_group',
  why: 'With the check of EC2, which is the default, an instance whose application has died stays in the group for ever.',
  fix: 'Set `health_check_type = "ELB"`, and take `HealthCheck`, `ReplaceUnhealthy` and `AddToLoadBalancer` out of `suspended_processes`.',
  controls: { 'AWS-FSBP': { 'AutoScaling.1': ['SH', 'SP'] }, HIPAA: { '164.312(b)': ['GR', 'NAG', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-checks-overview.html',
  examples: {
    pass: [
      { ...behind, health_check_type: 'ELB' },
      { ...behind, health_check_type: 'ELB', suspended_processes: ['AZRebalance'] },
    ],
    fail: [
      behind,
      { ...behind, health_check_type: 'EC2' },
      { ...behind, health_check_type: '' },
      { ...behind, health_check_type: 'ELB', suspended_processes: ['ReplaceUnhealthy'] },
      { stack: { resource: { aws_lb_target_group: { web: {} }, aws_autoscaling_group: { web: {} } } } },
    ],
    unknown: [
      { ...behind, health_check_type: '${var.type}' },
      { ...behind, health_check_type: 'ELB', suspended_processes: '${var.suspended}' },
    ],
  },
  check: (group, { model }) =>
    trafficOf(group, model) === 'none'
      ? notApplicable
      : [
          mustSatisfy('health_check_type', (type) => String(type).split(',').includes('ELB'), {
            wanted: 'is not `ELB`',
          })(group),
          judgeProcesses(group),
        ],
});

function judgeProcesses(group: Element): Verdict {
  const suspended = group.items('suspended_processes');
  if (suspended === undefined) return unknown('suspended_processes');
  const wrong = needed.filter((process) => suspended.includes(process));
  return wrong.length === 0 ? pass : fail('suspended_processes', `\`${wrong.join('`, `')}\` is suspended.`);
}
