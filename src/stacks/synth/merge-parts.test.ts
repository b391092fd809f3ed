import { expect, it } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { environmentTags } from '../environment-tags.js';
import { environmentOf, rememberEnvironment } from '../review/environments-of-stacks.js';
import { mergeParts } from './merge-parts.js';
import { stackJson, stackName, synthesizeStack } from './synthesize.js';

const resolve = (config: EnvironmentConfig = {}) =>
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001', project: 'shop', config });

it('puts blocks together by name, lists one after the other, and lets the last scalar win', () => {
  const first = { resource: { a: { x: { n: 1, list: [1] } } }, kept: true };
  const second = { resource: { a: { x: { n: 2, list: [2] }, y: {} }, b: {} }, kept: undefined };
  expect(mergeParts([first, second])).toEqual({
    resource: { a: { x: { n: 2, list: [1, 2] }, y: {} }, b: {} },
    kept: true,
  });
});

it('has the four tags of the product, which no tag of a person takes away', () => {
  const environment = { ...resolve(), tags: { team: 'data', Project: 'theirs', ManagedBy: 'hand' } };
  expect(environmentTags(environment)).toEqual({
    team: 'data',
    Environment: 'dev',
    EnvironmentSuffix: 'dev-001',
    ManagedBy: 'CDKTF',
    Project: 'shop',
  });
});

it('remembers the environment of a stack, not of a copy', () => {
  const [stack, environment] = [{}, resolve()];
  rememberEnvironment(stack, environment);
  expect(environmentOf(stack)).toBe(environment);
  expect(environmentOf({ ...stack })).toBeUndefined();
});

it('is called by its suffix, and its text has sorted keys and the same contents as its data', () => {
  expect(stackName('dev-001')).toBe('multi-env-dev-001');
  const text = synthesizeStack(resolve());
  const document = JSON.parse(text);
  expect(text).toBe(JSON.stringify(document, null, 2));
  expect(Object.keys(document)).toEqual(Object.keys(document).sort());
  const types = Object.keys(document.resource);
  expect(types).toEqual([...types].sort());
  const { resource } = JSON.parse(JSON.stringify(stackJson(resolve())));
  expect(Object.keys(resource).sort()).toEqual(types);
});

it('keeps a local state beside the output folder', () => {
  expect(backendBlock(resolve())).toEqual({
    type: 'local',
    config: { path: '../../../.multienv/state/dev-001/terraform.tfstate' },
  });
});

it('keeps a state in S3 encrypted and locked, with the account and the credentials of the environment', () => {
  const backend = { type: 's3', bucket: 'states' } as const;
  const plain = {
    bucket: 'states',
    key: 'shop/dev-001/terraform.tfstate',
    region: 'ap-southeast-1',
    encrypt: true,
    use_lockfile: true,
  };
  expect(backendBlock(resolve({ backend }))).toEqual({ type: 's3', config: plain });
  const aws = {
    accountId: '111122223333',
    profile: 'team',
    roleArn: 'arn:aws:iam::111122223333:role/deploy',
    externalId: 'team-42',
  };
  const kmsKeyArn = 'arn:aws:kms:ap-southeast-1:111122223333:key/1';
  expect(backendBlock(resolve({ backend: { ...backend, kmsKeyArn }, aws })).config).toEqual({
    ...plain,
    kms_key_id: kmsKeyArn,
    allowed_account_ids: ['111122223333'],
    profile: 'team',
    assume_role: { role_arn: aws.roleArn, session_name: 'multienv-dev-001', external_id: 'team-42' },
  });
  const { externalId: _externalId, ...withoutExternalId } = aws;
  expect(backendBlock(resolve({ backend, aws: withoutExternalId })).config.assume_role).toEqual({
    role_arn: aws.roleArn,
    session_name: 'multienv-dev-001',
  });
});
