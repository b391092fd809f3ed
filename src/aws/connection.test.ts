import { expect, it } from 'vitest';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { plainInvocation } from '../errors/invocation.js';
import { connectionOf } from './connection.js';

const sandbox = { endpoint: 'http://127.0.0.1:5000', folder: '/' };
const environment = resolveEnvironment({ environment: 'dev', suffix: 'dev-001' });
const elsewhere = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:2' };
const isIgnored = { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
const endpointOf = (variables: Readonly<Record<string, string>>, place?: typeof sandbox) =>
  connectionOf({ environment, variables, sandbox: place, invocation: plainInvocation }, 'S3').endpoint;

it('reaches the sandbox, whatever the variables say', () => {
  for (const variables of [{}, elsewhere, isIgnored, { ...elsewhere, ...isIgnored }])
    expect(endpointOf(variables, sandbox)).toBe(sandbox.endpoint);
});

it('reaches what the variables name elsewhere, the service before all services, unless they say to ignore it', () => {
  expect(endpointOf(elsewhere)).toBe('http://127.0.0.1:2');
  expect(endpointOf({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toBe('http://127.0.0.1:1');
  expect(endpointOf({ ...elsewhere, ...isIgnored })).toBeUndefined();
  expect(endpointOf({})).toBeUndefined();
});

it('asks as often as the variables say, three times where they say nothing that counts', () => {
  const attempts = (AWS_MAX_ATTEMPTS?: string) =>
    connectionOf({ environment, variables: { AWS_MAX_ATTEMPTS }, invocation: plainInvocation }, 'S3')
      .maxAttempts;
  expect([attempts('5'), attempts(), attempts('many')]).toEqual([5, 3, 3]);
});
