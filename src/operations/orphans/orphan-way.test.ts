import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { orphanStack } from '../../stacks/synth/orphan-stack.js';
import { parseState } from '../../terraform/json/state.js';
import { type OrphanTraces, orphanWay } from './orphan-way.js';

const main = 'provider["registry.terraform.io/hashicorp/aws"]';
const resource = (type: string, provider: string, arn?: string) => ({
  mode: 'managed',
  type,
  name: 'x',
  provider,
  instances: [{ attributes: arn === undefined ? {} : { arn } }],
});
const database = resource('aws_db_instance', main, 'arn:aws:rds:eu-west-1:111122223333:db:x');
const traces = (resources: readonly object[], more: Partial<OrphanTraces> = {}): OrphanTraces => ({
  suffix: 'dev-001',
  project: 'p',
  block: { type: 'local', config: {} },
  state: parseState(JSON.stringify({ version: 4, resources }), 'dev-001'),
  record: undefined,
  environments: [],
  isRecordOurs: true,
  ...more,
});

it('takes region and account from the state, and what nobody knows for production', () => {
  expect(orphanWay(traces([database]))).toMatchObject({
    environment: {
      suffix: 'dev-001',
      tier: 'production',
      aws: { region: 'eu-west-1', accountId: '111122223333' },
    },
    providers: {},
  });
});

it('gives each alias of a provider the region of its resources', () => {
  const other = resource('aws_acm_certificate', `${main}.us`, 'arn:aws:acm:us-east-1:111122223333:x');
  const way = orphanWay(traces([database, other]));
  if ('obstacle' in way) return expect.unreachable(way.obstacle);
  expect(way.providers).toEqual({ us: 'us-east-1' });
  const stack = orphanStack(way.environment, way.providers);
  expect(stack.resource).toBeUndefined();
  expect(stack.provider).toMatchObject({
    aws: [
      { region: 'eu-west-1', allowed_account_ids: ['111122223333'] },
      { alias: 'us', region: 'us-east-1', allowed_account_ids: ['111122223333'] },
    ],
  });
});

it.each([
  ['no region anywhere', [resource('aws_iam_role', main, 'arn:aws:iam::111122223333:role/x')], 'its region'],
  ['an alias without a region', [database, resource('aws_iam_role', `${main}.us`)], 'hashicorp/aws (us)'],
  [
    'an alias in two regions',
    [
      database,
      resource('aws_lb', `${main}.b`, 'arn:aws:elasticloadbalancing:us-east-1:111122223333:x'),
      resource('aws_sns_topic', `${main}.b`, 'arn:aws:sns:us-east-2:111122223333:x'),
    ],
    'several regions',
  ],
  ['a provider of a module', [database, resource('aws_lb', `module.m.${main}`)], 'a provider of a module'],
  [
    'a configured provider of others',
    [database, resource('x', 'provider["registry.terraform.io/acme/x"].y')],
    'acme/x',
  ],
])('says what is missing: %s', (_name, resources, obstacle) => {
  expect(orphanWay(traces(resources))).toEqual({ obstacle: expect.stringContaining(obstacle) });
});

it('lets no record in a bucket choose whose credentials are used', () => {
  const neighbour = resolveEnvironment({
    environment: 'dev',
    suffix: 'dev-002',
    config: { aws: { accountId: '111122223333', profile: 'ours' } },
  });
  const config = { bucket: 'states', region: 'eu-west-1', key: 'p/dev-001/terraform.tfstate' };
  const record: OrphanTraces['record'] = {
    version: 1,
    suffix: 'dev-001',
    project: 'p',
    environment: 'dev',
    tier: 'development',
    file: 'environments.yaml',
    region: 'us-east-1',
    account: '999999999999',
    engine: null,
    at: '2026-11-28T16:20:00.000Z',
    outcome: 'complete',
    by: null,
    ciRun: null,
    multienv: '1',
    contentHash: null,
    settingsHash: 'b'.repeat(64),
    product: 'terraform',
    provider: null,
    counts: null,
    access: { profile: 'theirs' },
  };
  const inBucket = { block: { type: 's3', config }, record, environments: [neighbour], isRecordOurs: false };
  expect(orphanWay(traces([database], inBucket))).toMatchObject({
    environment: {
      tier: 'development',
      aws: { region: 'eu-west-1', accountId: '111122223333', profile: 'ours' },
      backend: { type: 's3', bucket: 'states', keyPrefix: 'p' },
    },
  });
  const ours = { ...inBucket, block: { type: 'local', config: {} }, isRecordOurs: true };
  expect(orphanWay(traces([database], ours))).toMatchObject({ environment: { aws: { profile: 'theirs' } } });
});
