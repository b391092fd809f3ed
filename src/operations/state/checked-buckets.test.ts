import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { targetOf } from '../target.js';
import { CheckedBuckets } from './checked-buckets.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const accountId = '111122223333';
const target = (suffix = 'dev-001', config: EnvironmentConfig = {}) => {
  const backend = { type: 's3' as const, bucket: 'states', ...config.backend };
  const environment = resolveEnvironment({
    environment: 'dev',
    suffix,
    config: { aws: { accountId }, ...config, backend },
  });
  return targetOf({ env: {} }, environment, { endpoint: aws.endpoint, folder: '/nowhere' });
};
const check = (buckets: CheckedBuckets, one: ReturnType<typeof target>) =>
  buckets.check(one, backendBlock(one.environment));
const heads = () =>
  aws.requests
    .filter(({ action }) => action.startsWith('HEAD '))
    .map(({ action, headers }) => `${action} ${headers['x-amz-expected-bucket-owner'] ?? '-'}`);

it('asks for a bucket once in a command, however many environments have their state in it', async () => {
  const buckets = new CheckedBuckets();
  await Promise.all(['dev-001', 'dev-002', 'dev-003'].map((suffix) => check(buckets, target(suffix))));
  await check(buckets, target('dev-004'));
  expect(heads()).toEqual([`HEAD /states ${accountId}`]);
});

it('asks again for another bucket, another owner, and other credentials', async () => {
  const buckets = new CheckedBuckets();
  await check(buckets, target());
  aws.play({ 'HEAD /other': {} });
  await check(buckets, target('dev-002', { backend: { bucket: 'other' } }));
  await check(buckets, target('dev-003', { backend: { bucketOwner: '444455556666' } }));
  await check(buckets, target('dev-004', { aws: { accountId, profile: 'work' } }));
  expect(heads()).toEqual([
    'HEAD /other 111122223333',
    'HEAD /states 444455556666',
    'HEAD /states 111122223333',
  ]);
});

it('refuses each environment whose bucket is foreign, and names each whose bucket is missing', async () => {
  const buckets = new CheckedBuckets();
  aws.play({ 'HEAD /states': { status: 404 } });
  const missing = await Promise.allSettled(['dev-001', 'dev-002'].map((one) => check(buckets, target(one))));
  expect(missing.map((one) => one.status === 'rejected' && String(one.reason.message))).toEqual([
    expect.stringContaining('dev-001: the bucket states'),
    expect.stringContaining('dev-002: the bucket states'),
  ]);
  aws.play({ 'HEAD /states': { status: 403 } });
  await expect(check(buckets, target())).rejects.toMatchObject({ code: 'state-bucket-not-ours' });
});

it('knows the owner of a bucket that the file no longer names', async () => {
  const buckets = new CheckedBuckets();
  aws.play({ 'HEAD /old': {}, 'HEAD /older': {}, 'HEAD /oldest': {} });
  const config = { bucket: 'old', region: 'eu-west-1', key: 'k' };
  const elsewhere = target('dev-001', { backend: { bucketOwner: '444455556666' } });
  await buckets.check(elsewhere, { type: 's3', config, bucketOwner: '777788889999' });
  const allowed_account_ids = [accountId];
  await buckets.check(elsewhere, { type: 's3', config: { ...config, bucket: 'older', allowed_account_ids } });
  await buckets.check(elsewhere, { type: 's3', config: { ...config, bucket: 'oldest' } });
  expect(heads()).toEqual(['HEAD /old 777788889999', `HEAD /older ${accountId}`]);
});

it('asks nothing about other backends', async () => {
  const buckets = new CheckedBuckets();
  await buckets.check(target(), { type: 'local', config: {} });
  await buckets.check(target(), { type: 'http', config: { address: 'https://h' } });
  expect(aws.asked).toEqual([]);
});
