import { describe, expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { tierOfName } from '../../config/resolve/tier-of-environment.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { stackJson } from '../synth/synthesize.js';
import { alikeTexts } from './alike-texts.js';
import { compareStacks } from './compare-stacks.js';

const compare = (a: ResolvedEnvironment, b: ResolvedEnvironment) =>
  compareStacks({ a: stackJson(a), b: stackJson(b), areAlike: alikeTexts(a, b) });
const of = (environment: string, suffix: string, config = {}) =>
  resolveEnvironment({
    environment,
    suffix,
    config: { ...(tierOfName(environment) === undefined ? { tier: 'staging' } : {}), ...config },
  });

describe('stacks of two environments', () => {
  it('do not differ by names, accounts and regions', () => {
    const here = of('staging', 'staging-002', { aws: { region: 'eu-west-1', accountId: '111122223333' } });
    const there = of('qa', 'qa-1', { aws: { region: 'us-east-2', accountId: '444455556666' } });
    expect(compare(here, there)).toEqual([]);
  });

  it('do not differ by a name that is a word of the stack', () => {
    expect(compare(of('app', 'app-1'), of('http', 'http-1'))).toEqual([]);
  });

  it('differ in attributes, and in elements that one has', () => {
    const arn = 'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
    const other = of('staging', 'staging-004', {
      database: { multiAz: true },
      loadBalancer: { certificateArn: arn },
    });
    const found = compare(of('staging', 'staging-002'), other);
    expect(found).toContainEqual({
      address: 'aws_db_instance.postgres',
      kind: 'different',
      attributes: [{ path: 'multi_az', a: false, b: true, isSecret: false }],
    });
    expect(found).toContainEqual({ address: 'aws_lb_listener.https', kind: 'only-b', attributes: [] });
  });
});

it.each([
  ['alb-sg-dev-001', 'alb-sg-prod-003', true],
  ['the device of dev', 'the device of prod', true],
  ['the device of dev', 'the product of dev', false],
  ['arn:aws:s3:eu-west-1:111122223333:x', 'arn:aws:s3:us-east-2:444455556666:x', true],
  ['arn:aws:s3:us-east-2:111122223333:x', 'arn:aws:s3:eu-west-1:444455556666:x', false],
  ['dev-001', 'dev-001', true],
  ['dev-001', 'prod-003x', false],
  ['dev', 'prod and more', false],
])('%s and %s are alike: %s', (one, other, expected) => {
  const a = of('dev', 'dev-001', { aws: { region: 'eu-west-1', accountId: '111122223333' } });
  const b = of('prod', 'prod-003', { aws: { region: 'us-east-2', accountId: '444455556666' } });
  expect(alikeTexts(a, b)(one, other)).toBe(expected);
});

it('elements of an own app are compared by their addresses without the suffix, in every section', () => {
  const environments = [of('staging', 'staging-002'), of('qa', 'qa-1')] as const;
  const stack = (suffix: string, days: number) => ({
    resource: { aws_sqs_queue: { [`q-${suffix}`]: { name: `q-${suffix}`, redrive: [{ days }] } } },
    data: { aws_region: { here: {} } },
    locals: [{ suffix }],
    output: { days: { value: days } },
    provider: { aws: [{ region: 'eu-west-1', default_tags: [{ tags: { Suffix: suffix } }] }] },
    terraform: { backend: { local: { path: suffix } } },
  });
  const found = compareStacks({
    a: stack('staging-002', 3),
    b: stack('qa-1', 4),
    areAlike: alikeTexts(...environments),
  });
  expect(found).toEqual([
    {
      address: 'aws_sqs_queue.q-staging-002',
      kind: 'different',
      attributes: [{ path: 'redrive[0].days', a: 3, b: 4, isSecret: false }],
    },
    {
      address: 'output.days',
      kind: 'different',
      attributes: [{ path: 'value', a: 3, b: 4, isSecret: false }],
    },
  ]);
});

it('a value beside the name of a secret is told to be one', () => {
  const stack = (value: string) => ({
    resource: {
      aws_x: {
        y: {
          environment: [
            { name: 'DB_PASSWORD', value },
            { name: 'MODE', value },
          ],
        },
      },
    },
  });
  const [found] = compareStacks({ a: stack('one'), b: stack('two') });
  expect(found?.attributes.map(({ path, isSecret }) => [path, isSecret])).toEqual([
    ['environment[0].value', true],
    ['environment[1].value', false],
  ]);
});
