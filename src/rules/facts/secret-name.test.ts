import { expect, it } from 'vitest';
import { namesSecret } from './secret-name.js';

it.each([
  'password',
  'db_password',
  'DB_PASSWORD',
  'masterPassword',
  'PGPASSWORD',
  'api-key',
  'clientSecret',
  'GITHUB_TOKEN',
  'aws_secret_access_key',
  'DB_PASS',
  'dbPass',
  'admin_pw',
  'MYSQL_PWD',
  'key_material_base64',
])('%s is a secret', (name) => {
  expect(namesSecret(name)).toBe(true);
});

it.each([
  'password_length',
  'db_password_version',
  'secret_arn',
  'db_secret',
  'token_ttl',
  'creation_token',
  'kms_key_id',
  'tokenizer',
  'bypass',
  'build_pass',
  '',
])('%s is none', (name) => {
  expect(namesSecret(name)).toBe(false);
});
