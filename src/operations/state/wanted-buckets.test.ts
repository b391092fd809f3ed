import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { queryAnswer } from '../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import type { OperationContext } from '../context.js';
import { neededBuckets } from './wanted-buckets.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

const production = (suffix: string, config: EnvironmentConfig = {}) =>
  resolveEnvironment({ environment: 'prod', suffix, config });
const needed = (environments: readonly ReturnType<typeof production>[]) => {
  const context = { env: {}, invocation: plainInvocation } as OperationContext;
  return neededBuckets(context, { environments, sandbox: { endpoint: aws.endpoint, folder: '/nowhere' } });
};

it('the account that the file names owns the log bucket, and AWS is not asked for another', async () => {
  const [bucket, ...others] = await needed([production('prod-003', { aws: { accountId: '444455556666' } })]);
  expect(others).toEqual([]);
  expect(bucket).toMatchObject({ owner: '444455556666', sharedBy: ['prod-003'] });
  expect(bucket?.bucket).toContain('444455556666');
  expect(aws.asked).toEqual([]);
});

it('where the file names none AWS is asked, and environments of one account and region share a bucket', async () => {
  aws.play({ GetCallerIdentity: queryAnswer('GetCallerIdentity', { Account: '777788889999' }) });
  const buckets = await needed([production('prod-003'), production('prod-004')]);
  expect(buckets).toMatchObject([{ owner: '777788889999', sharedBy: ['prod-003', 'prod-004'] }]);
  expect(aws.asked).toContain('GetCallerIdentity');
});
