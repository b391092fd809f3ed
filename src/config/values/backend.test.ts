import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../schema/environment-schema.js';
import { backendOf } from './backend.js';

type Backend = EnvironmentConfig['backend'];

const resolve = (backend: Backend, more: { defaults?: EnvironmentConfig; project?: string } = {}) =>
  resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: { backend }, ...more });

function problemOf(backend: Backend) {
  try {
    resolve(backend);
  } catch (error) {
    if (error instanceof UserError) return error.problems[0];
    throw error;
  }
  return undefined;
}

describe('the backend of an environment', () => {
  it('is a local file when nothing is chosen', () => {
    expect(backendOf(resolve({}))).toEqual({ type: 'local' });
  });

  it('is an object in a bucket of the region, under project and suffix', () => {
    const environment = resolve({ type: 's3', bucket: 'states' }, { project: 'Team A / payments' });
    expect(backendOf(environment)).toEqual({
      type: 's3',
      bucket: 'states',
      region: 'ap-southeast-1',
      key: 'team-a-payments/dev-001/terraform.tfstate',
      kmsKeyArn: undefined,
    });
  });

  it('takes bucket and type from the defaults, and single settings from the environment', () => {
    const defaults: EnvironmentConfig = { backend: { type: 's3', bucket: 'states', region: 'eu-west-1' } };
    expect(backendOf(resolve({ keyPrefix: 'own' }, { defaults }))).toMatchObject({
      bucket: 'states',
      region: 'eu-west-1',
      key: 'own/dev-001/terraform.tfstate',
    });
    expect(backendOf(resolve({ type: 'local' }, { defaults }))).toEqual({ type: 'local' });
  });

  it('hands the settings of other backends on as they are', () => {
    const config = { organization: 'acme', workspaces: { name: 'dev', tags: ['a', 'b'] } };
    expect(backendOf(resolve({ type: 'cloud', config }))).toEqual({ type: 'cloud', config });
    expect(backendOf(resolve({ type: 'http' }))).toEqual({ type: 'http', config: {} });
  });

  it('stays the same when resolved settings are resolved again', () => {
    const once = resolve({ type: 's3', bucket: 'states' });
    expect(resolveEnvironment({ environment: 'dev', suffix: 'dev-001', config: once })).toEqual(once);
  });
});

describe('settings of a backend that do not go together', () => {
  it.each<[string, Backend, string]>([
    ['s3 without a bucket', { type: 's3' }, 'needs `backend.bucket`'],
    ['a bucket without s3', { bucket: 'states' }, '`backend.bucket` has no effect'],
    ['config with s3', { type: 's3', bucket: 'states', config: {} }, '`backend.config` has no effect'],
    ['config with local', { config: { path: 'x' } }, '`backend.config` has no effect'],
    ['a region that is none', { type: 's3', bucket: 'states', region: 'eu-wst-1' }, 'no region `eu-wst-1`'],
    [
      'a key of another region',
      { type: 's3', bucket: 'states', kmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1' },
      'us-east-1',
    ],
    ['a type that is none', JSON.parse('{"type":"s33"}'), 'backend.type'],
    ['a bucket name with capitals', { type: 's3', bucket: 'States' }, 'backend.bucket'],
    ['a key prefix with an expression', { type: 's3', bucket: 'states', keyPrefix: '${x}' }, 'keyPrefix'],
    [
      'an expression for Terraform',
      { type: 'http', config: { address: 'https://h/${x}' } },
      '`backend.config.address`',
    ],
    [
      'a list of blocks',
      JSON.parse('{"type":"http","config":{"a":[{}]}}'),
      'text, a number, `true` or `false`',
    ],
  ])('%s is told', (_name, backend, words) => {
    expect(problemOf(backend)?.message).toContain(words);
  });
});

describe('a secret in the settings of a backend', () => {
  it.each<[NonNullable<Backend>['type'], Record<string, string>, string]>([
    ['http', { password: 'canary' }, 'TF_HTTP_PASSWORD'],
    ['http', { address: 'https://me:canary@host/state' }, 'TF_HTTP_PASSWORD'],
    ['azurerm', { access_key: 'canary' }, 'ARM_ACCESS_KEY'],
    ['pg', { conn_str: 'postgres://me:canary@host/db' }, 'PG_CONN_STR'],
    ['remote', { hostname: 'tfe.acme-x.test', token: 'canary' }, 'TF_TOKEN_tfe_acme__x_test'],
    ['consul', { some_new_token: 'canary' }, "Terraform's documentation"],
  ])('of %s is refused without being shown, and the variable named', (type, config, variable) => {
    const problem = problemOf({ type, config });
    expect(problem).toMatchObject({ code: 'backend-secret', hint: expect.stringContaining(variable) });
    expect(JSON.stringify(problem)).not.toContain('canary');
  });

  it('is not seen in names and addresses that hold none', () => {
    expect(problemOf({ type: 'kubernetes', config: { secret_suffix: 'dev' } })).toBeUndefined();
    expect(problemOf({ type: 'pg', config: { conn_str: 'postgres://host/db' } })).toBeUndefined();
    expect(problemOf({ type: 'http', config: { address: 'https://host/state' } })).toBeUndefined();
  });
});
