import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { UserError } from '../errors/user-error.js';
import { loopbackEndpoint, sandboxEnvironment, writeSandboxProfiles } from './sandbox-environment.js';

const folder = mkdtempSync(join(tmpdir(), 'multienv-sandbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

function environmentWith(aws: Record<string, string>) {
  return resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: { aws } });
}

function variables(env: Record<string, string>, aws: Record<string, string> = {}) {
  const endpoint = 'http://127.0.0.1:5000';
  const run = { endpoint, environment: environmentWith(aws), folder };
  writeSandboxProfiles(run);
  return sandboxEnvironment(env, run);
}

test('drops everything of AWS that the person has set', () => {
  const real = {
    AWS_PROFILE: 'work',
    AWS_SESSION_TOKEN: 'canary',
    AWS_ACCESS_KEY_ID: 'AKIAREAL',
    aws_secret_access_key: 'canary',
    AWS_ENDPOINT_URL_S3: 'https://elsewhere.example',
    AWS_CA_BUNDLE: '/ca.pem',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
  };
  const result = variables({ ...real, PATH: '/bin', TF_VAR_x: 'canary' });
  expect(Object.keys(result)).not.toContain('AWS_PROFILE');
  expect(Object.keys(result)).not.toContain('AWS_ENDPOINT_URL_S3');
  expect(Object.values(result)).not.toContain('canary');
  expect(result).toMatchObject({ PATH: '/bin', AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' });
  expect(result).toMatchObject({ AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'ap-southeast-1' });
});

test('has the account of the file served', () => {
  expect(variables({}, { accountId: '111122223333' }).AWS_ACCESS_KEY_ID).toBe('MULTIENV111122223333');
  expect(variables({}).AWS_ACCESS_KEY_ID).toBe('MULTIENV123456789012');
});

test('has the account of the role served where the file names no account', () => {
  const roleArn = 'arn:aws:iam::444455556666:role/deploy';
  expect(variables({}, { roleArn }).AWS_ACCESS_KEY_ID).toBe('MULTIENV444455556666');
});

test('knows the profile of the file and no other', () => {
  const result = variables({}, { profile: 'work', accountId: '111122223333' });
  const text = readFileSync(result.AWS_SHARED_CREDENTIALS_FILE ?? '', 'utf8');
  expect(text).toContain('[work]\naws_access_key_id = MULTIENV111122223333');
  expect(readFileSync(result.AWS_CONFIG_FILE ?? '', 'utf8')).toContain('[profile work]');
  const without = variables({});
  expect(readFileSync(without.AWS_SHARED_CREDENTIALS_FILE ?? '', 'utf8')).toBe('');
});

test('keeps its files where nobody else looks', () => {
  const { AWS_CONFIG_FILE: file = '' } = variables({}, { profile: 'work' });
  expect([statSync(dirname(file)).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('keeps a proxy but not for this machine', () => {
  const result = variables({ HTTPS_PROXY: 'http://proxy:3128', no_proxy: 'internal,localhost' });
  expect(result.HTTPS_PROXY).toBe('http://proxy:3128');
  expect(result.NO_PROXY).toBe('internal,localhost,127.0.0.1,::1');
  expect(result.no_proxy).toBe(result.NO_PROXY);
});

test.each(['http://127.0.0.1:5000', 'http://localhost:4566', 'https://[::1]:1', 'http://127.1:80'])(
  'takes %s for this machine',
  (text) => {
    expect(loopbackEndpoint(text).protocol).toMatch(/^https?:$/);
  },
);

test.each([
  'https://sts.amazonaws.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://10.0.0.1:5000',
  'http://0.0.0.0:5000',
  '127.0.0.1:5000',
  'ftp://127.0.0.1',
  '',
])('refuses %s', (text) => {
  expect(() => loopbackEndpoint(text)).toThrow(expect.objectContaining({ code: 'sandbox-not-loopback' }));
});

test('does not repeat a password that the address carries', () => {
  const refusal = (() => {
    try {
      return loopbackEndpoint('http://me:canary@127.0.0.1:1');
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(UserError);
  expect(String(refusal)).not.toContain('canary');
});
