import { describe, expect, it } from 'vitest';
import { verdictsOf, verdictsOnStack } from '../../../test/fixtures/verdicts-of.js';
import { Element } from '../../model/element.js';
import { modelOf } from '../../model/model-of.js';
import { Unknown } from '../../model/value.js';
import accessLogs from './access-logs.js';
import bucketKey from './bucket-key.js';
import encryption from './encryption.js';
import notPublic from './not-public.js';
import otherAccounts from './other-accounts.js';
import policyLockout from './policy-lockout.js';
import tlsOnly from './tls-only.js';

const computed = ['acl', 'policy', 'server_side_encryption_configuration', 'versioning', 'logging', 'grant'];

const planned = new Element({
  address: 'aws_s3_bucket.data',
  type: 'aws_s3_bucket',
  name: 'data',
  values: { bucket: 'data', ...Object.fromEntries(computed.map((name) => [name, new Unknown()])) },
});

describe('a bucket in a plan, whose deprecated parts AWS reports after apply', () => {
  it('lacks what nobody wrote', () => {
    const model = modelOf([planned]);
    expect(verdictsOf(encryption, model)[0]).toMatch(/^fail/);
    expect(verdictsOf(accessLogs, model)[0]).toMatch(/^fail/);
    expect(verdictsOf(tlsOnly, model)[0]).toMatch(/^fail/);
    expect(verdictsOf(notPublic, model)).toEqual(['pass aws_s3_bucket.data']);
    expect(verdictsOf(policyLockout, model)).toEqual([]);
  });

  it('has a policy that is not known yet where one is written', () => {
    const policy = new Element({
      address: 'aws_s3_bucket_policy.data',
      type: 'aws_s3_bucket_policy',
      name: 'data',
      values: { bucket: new Unknown(), policy: new Unknown() },
      references: [{ path: 'bucket', address: 'aws_s3_bucket.data', attribute: 'id' }],
    });
    const model = modelOf([planned, policy]);
    for (const rule of [tlsOnly, notPublic, policyLockout, otherAccounts])
      expect(verdictsOf(rule, model)[0]).toMatch(/^unknown/);
  });
});

it('a bucket of logs needs none itself', () => {
  const logging = { bucket: '${aws_s3_bucket.data.id}', target_bucket: '${aws_s3_bucket.logs.id}' };
  const resource = { aws_s3_bucket: { data: {}, logs: {} }, aws_s3_bucket_logging: { data: logging } };
  expect(verdictsOnStack(accessLogs, { resource })).toEqual(['pass aws_s3_bucket.data']);
});

it('double encryption has no bucket key', () => {
  const rule = { apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms:dsse' } };
  const resource = { aws_s3_bucket: { data: { server_side_encryption_configuration: { rule } } } };
  expect(verdictsOnStack(bucketKey, { resource })).toEqual([]);
});
