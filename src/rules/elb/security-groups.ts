import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { loadBalancerTypes, onlyKinds } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-19',
  title: 'The load balancer has its own security groups',
  severity: 'medium',
  area: 'security',
  impliedBy: ['SG-19'],
  resource: [...loadBalancerTypes, 'aws_elb'],
  why: 'Without one it gets the default group of the VPC, together with whatever else nobody thought about.',
  fix: 'Set `security_groups` to a group that opens the listeners’ ports only.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  examples: {
    pass: [{ security_groups: ['${aws_security_group.alb.id}'] }, { security_groups: '${var.groups}' }],
    fail: [{}, { security_groups: [] }],
  },
  check: onlyKinds(['application'], mustBeSet('security_groups')),
});
