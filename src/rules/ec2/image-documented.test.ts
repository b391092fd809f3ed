import { expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import type { Expectation } from '../define-rule.js';
import { elementsOf, judge } from '../judge.js';
import documented from './image-documented.js';
import supported from './image-supported.js';
import templateTags from './template-tags.js';

function outcomes(
  rule: typeof documented,
  attributes: object,
  expected: Partial<Expectation> = {},
  today = '2026-11-24',
) {
  const context = {
    model: readStack({ resource: { aws_launch_template: { web: attributes } } }),
    tier: 'production',
    today,
    expected: { region: 'ap-southeast-1', ...expected },
  } as const;
  return elementsOf(rule, context).flatMap((element) =>
    judge(rule, element, context).map(({ outcome }) => outcome),
  );
}

const image_id = 'ami-0c802847a7dd848c0';

it('takes an image that the file pins as documented', () => {
  expect(outcomes(documented, { image_id }, { pinnedAmi: image_id })).toEqual(['pass']);
  expect(outcomes(documented, { image_id }, { pinnedAmi: 'ami-0123456789abcdef0' })).toEqual(['fail']);
});

it('has nothing to say of a launch template without an image', () => {
  expect(outcomes(documented, {})).toEqual(['notApplicable']);
  expect(outcomes(supported, {})).toEqual(['notApplicable']);
});

it('calls an image out of support from the day after its end', () => {
  expect(outcomes(supported, { image_id }, {}, '2026-06-30')).toEqual(['pass']);
  expect(outcomes(supported, { image_id }, {}, '2026-07-01')).toEqual(['fail']);
});

it('compares tags with the environment where it is known', () => {
  const tags = {
    Environment: 'prod',
    Project: 'shop',
    ManagedBy: 'CDKTF',
    EnvironmentSuffix: 'prod-003',
    Name: 'web-prod-003',
  };
  const attributes = {
    tag_specifications: ['instance', 'volume', 'network-interface'].map((resource_type) => ({
      resource_type,
      tags,
    })),
  };
  expect(outcomes(templateTags, attributes, { project: 'shop', suffix: 'prod-003' })).toEqual(['pass']);
  expect(outcomes(templateTags, attributes, { project: 'shop', suffix: 'prod-004' })).toEqual([
    'fail',
    'fail',
    'fail',
  ]);
  expect(outcomes(templateTags, attributes, { project: 'other' })).toEqual(['fail', 'fail', 'fail']);
});
