import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jsonAnswer, refusal } from '../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { plainInvocation } from '../errors/invocation.js';
import { openSecretsManager } from './secrets-manager.js';

let folder = '';
let server: FakeAws;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-secrets-'));
  server = new FakeAws();
  await server.start();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** The account of a person: two profiles, and an address of AWS that is this server. */
function signedIn() {
  const file = join(folder, 'credentials');
  const section = (name: string, key: string) =>
    `[${name}]\naws_access_key_id = ${key}\naws_secret_access_key = x\n`;
  writeFileSync(file, section('default', 'KEYDEFAULT') + section('team', 'KEYTEAM'));
  return {
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_CONFIG_FILE: join(folder, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: server.endpoint,
  };
}

const dev = (aws: { profile?: string; roleArn?: string; externalId?: string } = {}) =>
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: { environment: 'dev', aws } });

const target = (aws: Parameters<typeof dev>[0]) => ({
  environment: dev(aws),
  variables: signedIn(),
  invocation: plainInvocation,
});

describe('on AWS', () => {
  test.each([
    ['the usual chain', {}, 'KEYDEFAULT'],
    ['the profile of the environment', { profile: 'team' }, 'KEYTEAM'],
  ])('the credentials are those of %s', async (_name, aws, keyId) => {
    const secrets = await openSecretsManager(target(aws));
    await secrets.describe('rds-password-dev-001');
    expect(server.requests).toMatchObject([{ action: 'DescribeSecret', keyId }]);
  });

  test('a role is taken on with the credentials of the profile', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/deploy';
    const externalId = 'team-42';
    const secrets = await openSecretsManager(target({ profile: 'team', roleArn, externalId }));
    await secrets.describe('rds-password-dev-001');
    expect(server.requests[0]?.body).toContain('ExternalId=team-42');
    expect(server.requests).toMatchObject([
      { action: 'AssumeRole', keyId: 'KEYTEAM', body: expect.stringContaining('multienv-dev-001') },
      { action: 'DescribeSecret', keyId: 'KEYROLE' },
    ]);
  });

  test('no credentials are an error that says how to sign in', async () => {
    const secrets = await openSecretsManager(target({ profile: 'nobody' }));
    await expect(secrets.describe('rds-password-dev-001')).rejects.toMatchObject({
      code: 'aws-credentials-missing',
      problems: [{ hint: expect.stringContaining('aws sso login') }],
    });
    expect(server.requests).toEqual([]);
  });
});

describe('what AWS answers', () => {
  const open = () =>
    openSecretsManager({
      environment: dev(),
      variables: { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' },
      sandbox: { endpoint: server.endpoint, folder },
      invocation: plainInvocation,
    });

  test('a secret without a value is told from one with a value', async () => {
    server.play({ DescribeSecret: jsonAnswer({ ARN: 'arn:x' }) });
    expect(await (await open()).describe('x')).toEqual({
      arn: 'arn:x',
      isScheduledForDeletion: false,
      hasValue: false,
      versionId: null,
      changedAt: undefined,
      tags: {},
      kmsKeyId: null,
    });
    const current = { VersionIdsToStages: { a: ['AWSCURRENT'] }, LastChangedDate: 1_764_316_800.5 };
    server.play({ DescribeSecret: jsonAnswer({ ARN: 'arn:x', ...current }) });
    expect(await (await open()).describe('x')).toMatchObject({
      ...{ hasValue: true, versionId: 'a', changedAt: '2025-11-28T08:00:00.500Z' },
    });
  });

  test('a secret that is not there, or was made meanwhile, is no error', async () => {
    server.play({
      DescribeSecret: refusal('ResourceNotFoundException'),
      CreateSecret: refusal('ResourceExistsException'),
    });
    const secrets = await open();
    expect(await secrets.describe('x')).toBeUndefined();
    expect(await secrets.create({ name: 'x', description: '', value: 'v', tags: {} })).toBeUndefined();
  });

  test('a secret of RDS is found by its tag, on whatever page, and not by a name that only begins alike', async () => {
    const secret = (instance: string) => ({
      Name: 'rds!db-1',
      ARN: `arn:${instance}`,
      Tags: [
        { Key: 'aws:rds:primaryDBInstanceArn', Value: `arn:aws:rds:eu-west-1:123456789012:db:${instance}` },
      ],
    });
    server.play({ ListSecrets: jsonAnswer({ SecretList: [{}, secret('postgres-dev-0010')] }) });
    expect(await (await open()).findManagedByRds('postgres-dev-001')).toBeUndefined();
    // An account has thousands of other secrets.
    expect(server.requests.at(-1)?.body).toContain('"Values":["aws:rds:primaryDBInstanceArn"]');
    server.play({ ListSecrets: jsonAnswer({ SecretList: [secret('postgres-dev-001')] }) });
    expect(await (await open()).findManagedByRds('postgres-dev-001')).toEqual({
      name: 'rds!db-1',
      arn: 'arn:postgres-dev-001',
    });
  });

  test('a refusal is an error with its name', async () => {
    server.play({ PutSecretValue: refusal('AccessDeniedException') });
    await expect((await open()).putValue('x', 'v')).rejects.toMatchObject({
      code: 'aws-refused',
      message: expect.stringContaining('AccessDeniedException'),
    });
  });
});
