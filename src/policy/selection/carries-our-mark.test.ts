import { expect, it } from 'vitest';
import { readStack } from '../../model/stack/read-stack.js';
import { carriesOurMark } from './carries-our-mark.js';

const ours = { EnvironmentSuffix: 'dev-001', ManagedBy: 'CDKTF' };
const bucket = (values: object) => ({ resource: { aws_s3_bucket: { data: values } } });

it.each([
  ['default tags', { provider: { aws: [{ default_tags: [{ tags: ours }] }] }, ...bucket({}) }],
  ['tags of one resource', bucket({ tags: ours })],
  ['all tags of a plan', bucket({ tags_all: ours })],
  [
    'a state below .multienv',
    {
      terraform: { backend: { local: { path: '../.multienv/state/dev-001/terraform.tfstate' } } },
      ...bucket({}),
    },
  ],
])('knows a stack of ours by %s', (_, stack) => {
  expect(carriesOurMark(readStack(stack))).toBe(true);
});

it('knows it by a name with a suffix of the file', () => {
  const stack = readStack(bucket({ bucket: 'app-data-dev-001' }));
  expect(carriesOurMark(stack, ['dev-001'])).toBe(true);
  expect(carriesOurMark(stack, ['dev-002'])).toBe(false);
});

it('takes nobody else’s for ours', () => {
  const tags = { ...ours, ManagedBy: 'terraform' };
  expect(
    carriesOurMark(readStack({ provider: { aws: { default_tags: { tags } } }, ...bucket({ tags }) })),
  ).toBe(false);
});
