import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeAws } from '../../../test/fixtures/fake-aws/fake-aws.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import { sandboxEnvironment } from '../../sandbox/sandbox-environment.js';
import { callerIdentity } from '../sts.js';

const aws = new FakeAws();
let folder = '';
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => {
  aws.play();
  folder = mkdtempSync(join(tmpdir(), 'multienv-credentials-'));
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  // Whoever looked into the variables of this process would be seen by these keys, or get no answer at all.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'KEYPROCESS');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

type Aws = NonNullable<EnvironmentConfig['aws']>;

function environmentWith(settings: Aws) {
  return resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: { aws: settings } });
}

/** Asks AWS who we are; the keys of each request. */
async function keysWith(variables: Readonly<Record<string, string>>, settings: Aws = {}) {
  const around = { HOME: folder, AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: aws.endpoint };
  await callerIdentity({
    environment: environmentWith(settings),
    variables: { ...around, ...variables },
    invocation: plainInvocation,
  });
  return aws.requests.map(({ keyId }) => keyId);
}

const keys = (id: string) => ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: 'x' });
const section = (name: string, id: string) =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = x\n`;

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('the credentials of a target', () => {
  it('are signed with the token of a session, where the variables have one', async () => {
    await keysWith({ ...keys('KEYGIVEN'), AWS_SESSION_TOKEN: 'token' });
    expect(aws.requests[0]?.headers['x-amz-security-token']).toBe('token');
    aws.play();
    await keysWith(keys('KEYGIVEN'));
    expect(aws.requests[0]?.headers).not.toHaveProperty('x-amz-security-token');
  });

  it('are the keys of its variables, also where the process has none', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
    vi.stubEnv('AWS_ENDPOINT_URL', undefined);
    expect(await keysWith(keys('KEYGIVEN'))).toEqual(['KEYGIVEN']);
  });

  it('are the keys of its variables where the process has others', async () => {
    expect(await keysWith(keys('KEYGIVEN'))).toEqual(['KEYGIVEN']);
  });

  it('are never those of the process', async () => {
    const AWS_SHARED_CREDENTIALS_FILE = write('none', '');
    await expect(keysWith({ AWS_SHARED_CREDENTIALS_FILE })).rejects.toMatchObject({
      code: 'aws-credentials-missing',
      message: expect.stringContaining('none were found'),
    });
    expect(aws.asked).toEqual([]);
  });

  it.each([
    ['AWS_PROFILE goes before keys', { AWS_PROFILE: 'team' }, {}, 'KEYTEAM'],
    [
      'the profile of the file goes before AWS_PROFILE',
      { AWS_PROFILE: 'other' },
      { profile: 'team' },
      'KEYTEAM',
    ],
    ['keys go before the default profile', {}, {}, 'KEYGIVEN'],
  ])('%s', async (_name, variables, settings, expected) => {
    const text = section('default', 'KEYDEFAULT') + section('team', 'KEYTEAM') + section('other', 'KEYOTHER');
    const AWS_SHARED_CREDENTIALS_FILE = write('credentials', text);
    const given = { ...keys('KEYGIVEN'), AWS_SHARED_CREDENTIALS_FILE, ...variables };
    expect(await keysWith(given, settings)).toEqual([expected]);
  });

  it('come from a profile with a role, taken on at the address of the target', async () => {
    const AWS_SHARED_CREDENTIALS_FILE = write('credentials', section('base', 'KEYBASE'));
    const role = 'role_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base';
    const AWS_CONFIG_FILE = write('config', `[profile team]\n${role}\n`);
    const given = { AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE };
    expect(await keysWith(given, { profile: 'team' })).toEqual(['KEYBASE', 'KEYROLE']);
  });

  it('come from a process that a profile names', async () => {
    const output = JSON.stringify({ Version: 1, AccessKeyId: 'KEYSAID', SecretAccessKey: 'x' });
    const file = write('said.json', output);
    const AWS_CONFIG_FILE = write('config', `[profile team]\ncredential_process = cat ${file}\n`);
    expect(await keysWith({ AWS_CONFIG_FILE, AWS_PROFILE: 'team' })).toEqual(['KEYSAID']);
  });

  it('of single sign-on are looked for in the files of the target', async () => {
    const session = '[sso-session s]\nsso_start_url = https://start.test\nsso_region = eu-west-1\n';
    const profile = '[profile team]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = x\n';
    const AWS_CONFIG_FILE = write('config', session + profile);
    await expect(keysWith({ AWS_CONFIG_FILE, AWS_PROFILE: 'team' })).rejects.toMatchObject({
      code: 'aws-credentials-missing',
      message: expect.stringMatching(/SSO session .*sso login/s),
    });
  });

  it('come from a web identity', async () => {
    const Credentials =
      '<AccessKeyId>KEYWEB</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>t</SessionToken>';
    const result = `<AssumeRoleWithWebIdentityResult><Credentials>${Credentials}</Credentials></AssumeRoleWithWebIdentityResult>`;
    const body = `<AssumeRoleWithWebIdentityResponse>${result}</AssumeRoleWithWebIdentityResponse>`;
    aws.play({ AssumeRoleWithWebIdentity: { body } });
    const AWS_WEB_IDENTITY_TOKEN_FILE = write('token', 'a token');
    const AWS_ROLE_ARN = 'arn:aws:iam::111122223333:role/web';
    expect(await keysWith({ AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN })).toEqual(['', 'KEYWEB']);
  });

  it('come from a container', async () => {
    const answer = {
      AccessKeyId: 'KEYTASK',
      SecretAccessKey: 'x',
      Token: 't',
      Expiration: '2099-01-01T00:00:00Z',
    };
    const container: Server = createServer((_request, response) => response.end(JSON.stringify(answer)));
    await new Promise<void>((listening) => container.listen(0, '127.0.0.1', listening));
    const address = container.address();
    const port = typeof address === 'object' ? address?.port : '';
    vi.stubEnv('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', '/of/the/process');
    const AWS_CONTAINER_CREDENTIALS_FULL_URI = `http://127.0.0.1:${port}/task`;
    expect(await keysWith({ AWS_CONTAINER_CREDENTIALS_FULL_URI })).toEqual(['KEYTASK']);
    await new Promise((closed) => container.close(closed));
  });

  it('are those of its role in the end', async () => {
    const roleArn = 'arn:aws:iam::111122223333:role/deploy';
    expect(await keysWith(keys('KEYGIVEN'), { roleArn })).toEqual(['KEYGIVEN', 'KEYROLE']);
    expect(aws.asked).toEqual(['AssumeRole', 'GetCallerIdentity']);
  });
});

it('the address of one service goes before that of all', async () => {
  const variables = { ...keys('KEYGIVEN'), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
  expect(await keysWith({ ...variables, AWS_ENDPOINT_URL_STS: aws.endpoint })).toEqual(['KEYGIVEN']);
});

it('the sandbox has nothing of the person or the process: its keys serve the account of the role', async () => {
  const environment = environmentWith({
    profile: 'team',
    roleArn: 'arn:aws:iam::444455556666:role/deploy',
  });
  const sandbox = { endpoint: aws.endpoint, folder };
  const given = { ...keys('KEYGIVEN'), AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:9', AWS_PROFILE: 'team' };
  const variables = sandboxEnvironment(given, { ...sandbox, environment });
  await callerIdentity({ environment, variables, sandbox, invocation: plainInvocation });
  expect(aws.requests.map(({ keyId }) => keyId)).toEqual(['MULTIENV444455556666']);
});
