import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { plainInvocation } from '../../errors/invocation.js';
import { connectionOf } from './connection.js';

const sandbox = { endpoint: 'http://127.0.0.1:5000', folder: '/' };
const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const elsewhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' };
const isIgnored = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
const target = (variables: Readonly<Record<string, string>>, place?: typeof sandbox) => ({
  environment,
  variables,
  sandbox: place,
  invocation: plainInvocation,
});
const endpointOf = async (variables: Readonly<Record<string, string>>, place?: typeof sandbox) =>
  (await connectionOf(target({ HOME: '/nowhere', ...variables }, place), 'S3')).endpoint;

it('reaches the sandbox, whatever the variables say', async () => {
  for (const variables of [{}, elsewhere, isIgnored, { ...elsewhere, ...isIgnored }])
    expect(await endpointOf(variables, sandbox)).toBe(sandbox.endpoint);
});

it('reaches what the variables name elsewhere, the service before all services, unless they say to ignore it', async () => {
  expect(await endpointOf(elsewhere)).toBe('http://127.0.0.1:2');
  expect(await endpointOf({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toBe('http://127.0.0.1:1');
  expect(await endpointOf({ ...elsewhere, ...isIgnored })).toBeUndefined();
  expect(await endpointOf({})).toBeUndefined();
});

it('is patient, and gives up soon where somebody is in a hurry, but for the sandbox, in which nothing hangs', async () => {
  const patienceFor = async (more: object, place?: typeof sandbox) => {
    const { maxAttempts, requestHandler } = await connectionOf(
      { ...target({ HOME: '/nowhere' }, place), ...more },
      'S3',
    );
    const { connectionTimeout, requestTimeout } = Object(requestHandler).route;
    return { maxAttempts, connectionTimeout, requestTimeout };
  };
  const patient = { maxAttempts: 3, connectionTimeout: 5_000, requestTimeout: 20_000 };
  expect(await patienceFor({})).toEqual(patient);
  expect(await patienceFor({ isHurried: false })).toEqual(patient);
  expect(await patienceFor({ isHurried: true }, sandbox)).toEqual(patient);
  expect(await patienceFor({ isHurried: true })).toEqual({
    ...{ maxAttempts: 2, connectionTimeout: 2_000, requestTimeout: 4_000 },
  });
});

it('asks as often, and in the way, that the variables say, else the profile, unless somebody is in a hurry', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-connection-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const AWS_CONFIG_FILE = join(folder, 'config');
  const asked = async (variables: Readonly<Record<string, string>>, isHurried = false) => {
    const { maxAttempts, retryMode } = await connectionOf(
      { ...target({ HOME: folder, AWS_CONFIG_FILE, ...variables }), isHurried },
      'S3',
    );
    return [maxAttempts, retryMode];
  };
  expect(await asked({})).toEqual([3, 'standard']);
  writeFileSync(AWS_CONFIG_FILE, '[default]\nmax_attempts = 5\nretry_mode = legacy\n');
  expect(await asked({})).toEqual([5, 'legacy']);
  const said = { AWS_MAX_ATTEMPTS: '7', AWS_RETRY_MODE: 'adaptive' };
  expect(await asked(said)).toEqual([7, 'adaptive']);
  expect(await asked(said, true)).toEqual([2, 'adaptive']);
  expect(await asked({ AWS_MAX_ATTEMPTS: 'many' })).toEqual([3, 'legacy']);
});
