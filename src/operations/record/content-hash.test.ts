import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { contentHash, settingsHash } from './content-hash.js';

const stack = {
  '//': { metadata: 'x' },
  terraform: { required_version: '>= 1.11', backend: { local: {} }, cloud: {} },
  provider: { aws: [{ region: 'eu-west-1', profile: 'a', assume_role: [{ role_arn: 'r' }] }] },
  resource: { aws_s3_bucket: { b: { bucket: 'x', tags: ['a', 'b'] } } },
};
const hash = contentHash(stack);

it.each([
  ['notes', { ...stack, '//': 'y' }],
  ['where the state is', { ...stack, terraform: { required_version: '>= 1.11', backend: { s3: {} } } }],
  ['who we are to AWS', { ...stack, provider: { aws: [{ region: 'eu-west-1', profile: 'b' }] } }],
  ['a provider that is not in a list', { ...stack, provider: { aws: { region: 'eu-west-1' } } }],
  ['the order of keys', Object.fromEntries(Object.entries(stack).reverse())],
  [
    'the order of keys farther down',
    { ...stack, resource: { aws_s3_bucket: { b: { tags: ['a', 'b'], bucket: 'x' } } } },
  ],
  ['what is undefined', { ...stack, output: undefined }],
])('the hash of a stack is the same with another of %s', (_, other) => {
  expect(contentHash(other)).toBe(hash);
});

it.each([
  ['resource', { ...stack, resource: { aws_s3_bucket: { b: { bucket: 'y', tags: ['a', 'b'] } } } }],
  ['order of a list', { ...stack, resource: { aws_s3_bucket: { b: { bucket: 'x', tags: ['b', 'a'] } } } }],
  ['region', { ...stack, provider: { aws: [{ region: 'us-east-1' }] } }],
  ['requirement', { ...stack, terraform: { required_version: '>= 1.12' } }],
  ['output', { ...stack, output: { x: { value: 1 } } }],
])('the hash of a stack is another one with another %s', (_, other) => {
  expect(contentHash(other)).not.toBe(hash);
});

const hashOf = (config: EnvironmentConfig, suffix = 'dev-001') =>
  settingsHash(resolveEnvironment({ environment: 'dev', suffix, config }));

it('the hash of the settings survives a rename, another backend, other credentials and a waiver', () => {
  const waiver = {
    ...{
      rule: 'S3-9',
      address: 'a.b',
      owner: 'Platform',
      reason: 'No logs of a test.',
      expires: '2027-01-01',
    },
  };
  expect(hashOf({}, 'dev-002')).toBe(hashOf({}));
  expect(hashOf({ backend: { type: 's3', bucket: 'states' } })).toBe(hashOf({}));
  const plain = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
  expect(settingsHash({ ...plain, waivers: [waiver] })).toBe(settingsHash(plain));
  const roleArn = 'arn:aws:iam::111122223333:role/x';
  expect(hashOf({ aws: { profile: 'p', roleArn, externalId: 'shop' } })).toBe(hashOf({}));
});

it('the hash of the settings is another one with another setting or place', () => {
  expect(hashOf({ database: { storageGiB: 30 } })).not.toBe(hashOf({}));
  expect(hashOf({ aws: { region: 'us-east-1' } })).not.toBe(hashOf({}));
});
