import { expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import type { Rule } from '../define-rule.js';
import { elementsOf, judge } from '../judge.js';
import attached from './attached-to-target-group.js';
import gracePeriod from './health-check-grace-period.js';
import healthCheckType from './health-check-type.js';
import zones from './zones.js';

function outcomes(rule: Rule, stack: object) {
  const context = {
    model: readStack({ ...stack }),
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

it.each([attached, healthCheckType, gracePeriod])('$id leaves a group of workers alone', (rule) => {
  expect(
    outcomes(rule, { resource: { aws_autoscaling_group: { workers: { health_check_type: 'EC2' } } } }),
  ).toEqual(['notApplicable']);
});

it('leaves a group of workers alone beside a target group of others', () => {
  const resource = {
    aws_autoscaling_group: {
      workers: { health_check_type: 'EC2' },
      web: { target_group_arns: ['${aws_lb_target_group.web.arn}'], health_check_type: 'ELB' },
    },
    aws_lb_target_group: { web: {} },
  };
  expect(outcomes(healthCheckType, { resource })).toEqual(['pass', 'notApplicable']);
});

it('does not count subnets that a lookup will bring', () => {
  const resource = { aws_autoscaling_group: { web: { vpc_zone_identifier: '${data.aws_subnets.all.ids}' } } };
  expect(outcomes(zones, { resource, data: { aws_subnets: { all: {} } } })).toEqual(['notApplicable']);
});
