import { defineRule } from '../define-rule.js';
import { mustSpanZones } from '../facts/zones.js';

export default defineRule({
  id: 'ASG-6',
  title: 'The Auto Scaling Group spans two Availability Zones',
  severity: 'medium',
  area: 'availability',
  resource: 'aws_autoscaling_group',
  why: 'A zone fails as a whole. Counted is what is listed: subnets that a lookup will bring are judged in a plan, not in a stack.',
  fix: 'Give `vpc_zone_identifier` subnets of at least two Availability Zones.',
  controls: { 'AWS-FSBP': { 'AutoScaling.2': ['PR', 'SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html',
  examples: {
    pass: [
      { vpc_zone_identifier: ['subnet-1', 'subnet-2'] },
      { vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
      { availability_zones: ['ap-southeast-1a', 'ap-southeast-1b'] },
    ],
    fail: [
      { vpc_zone_identifier: ['subnet-1'] },
      { vpc_zone_identifier: ['subnet-1', 'subnet-1'] },
      { availability_zones: ['ap-southeast-1a'] },
      {
        stack: {
          resource: {
            aws_subnet: {
              a: { availability_zone: 'ap-southeast-1a' },
              b: { availability_zone: 'ap-southeast-1a' },
            },
            aws_autoscaling_group: {
              web: { vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] },
            },
          },
        },
      },
    ],
    unknown: [{ vpc_zone_identifier: '${var.subnets}' }],
  },
  check: mustSpanZones(['vpc_zone_identifier', 'availability_zones']),
});
