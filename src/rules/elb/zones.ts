import { defineRule } from '../define-rule.js';
import { mustSpanZones } from '../facts/zones.js';
import { loadBalancerTypes } from './facts/load-balancers.js';

export default defineRule({
  id: 'ELB-21',
  title: 'The load balancer spans two Availability Zones',
  severity: 'medium',
  area: 'availability',
  resource: [...loadBalancerTypes, 'aws_elb'],
  why: 'When its only zone fails, nothing answers, however many instances run elsewhere. Counted is what is listed: subnets that a lookup will bring are judged in a plan.',
  fix: 'Give `subnets` (or `subnet_mapping`) of at least two Availability Zones.',
  controls: { 'AWS-FSBP': { 'ELB.13': ['PR', 'SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html',
  examples: {
    pass: [
      { subnets: ['subnet-1', 'subnet-2'] },
      {
        load_balancer_type: 'network',
        subnet_mapping: [{ subnet_id: 'subnet-1' }, { subnet_id: 'subnet-2' }],
      },
      {
        stack: {
          resource: { aws_elb: { web: { availability_zones: ['ap-southeast-1a', 'ap-southeast-1b'] } } },
        },
      },
    ],
    fail: [
      { subnets: ['subnet-1'] },
      { subnet_mapping: [{ subnet_id: 'subnet-1' }] },
      { stack: { resource: { aws_elb: { web: { availability_zones: ['ap-southeast-1a'] } } } } },
    ],
    unknown: [{ subnets: '${var.subnets}' }],
  },
  check: mustSpanZones(['subnets', 'subnet_mapping', 'availability_zones']),
});
