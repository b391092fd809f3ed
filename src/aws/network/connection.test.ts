import { expect, it } from 'vitest';
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
