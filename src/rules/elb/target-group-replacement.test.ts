import { expect, it } from 'vitest';
import { readPlan } from '../../model/plan/read-plan.js';
import { elementsOf, judge } from '../judge.js';
import replacement from './target-group-replacement.js';

it('is not judged in a plan, which does not show the lifecycle of resources', () => {
  const resource = {
    address: 'aws_lb_target_group.web',
    mode: 'managed',
    type: 'aws_lb_target_group',
    name: 'web',
    values: { port: 80, protocol: 'HTTP' },
  };
  const context = {
    model: readPlan({ planned_values: { root_module: { resources: [resource] } } }),
    tier: 'production',
    today: '2026-11-24',
    expected: { region: 'ap-southeast-1' },
  } as const;
  const elements = elementsOf(replacement, context);
  expect(elements.map((element) => judge(replacement, element, context))).toEqual([
    [{ outcome: 'notApplicable' }],
  ]);
});
