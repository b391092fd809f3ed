import { describe, expect, it } from 'vitest';
import { holdsSecretName, isNamedSecret, isSecretName, namesSecret } from './secret-name.js';

describe('the name of a secret', () => {
  it.each(['DB_PASSWORD', 'password', 'apiKey', 'auth_token', 'client_secret', 'private_key', 'passwd'])(
    'is %s',
    (name) => {
      expect(isSecretName(name)).toBe(true);
    },
  );

  it.each([
    ...['secret_arn', 'secret_arns', 'password_wo_version', 'token_id', 'secret_ids', 'secret_name'],
    ...['token_enabled', 'password_length', 'token_days', 'password_period', 'secret_count', 'token_type'],
    ...['token_in_seconds', 'manage_master_user_password', 'rotate_secret', 'require_token', 'http_tokens'],
    ...['secretsmanager:ResourceTag', 'name', 3],
  ])('is not %s', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('a value that may hold a secret', () => {
  const deep = (value: unknown, depth: number): unknown =>
    depth === 0 ? value : { a: deep(value, depth - 1) };
  it.each<[string, unknown]>([
    ['a block with the name of one', { a: [{ DB_PASSWORD: 'x' }] }],
    ['a pair', [{ name: 'DB_PASSWORD', value: 'x' }]],
    ['a pair in capitals', { Key: 'token', Value: 'x' }],
    ['a pair by its key', { key: 'token', value: '' }],
    ['a text of JSON', '{"password":"x"}'],
    ['a list in a text of JSON', ' [{"password":"x"}]'],
    ['a password in an address', 'postgres://app:x@db/app'],
    ['a line of a script', '#!/bin/sh\nexport DB_PASSWORD=x\n'],
    ['a line of a file', 'a: 1\npassword: x\n'],
    ['a quoted one', 'a = 1\npassword = "x"\n'],
    ['a flag', '#!/bin/sh\nrun --token x\n'],
    ['an address in a script', '#!/bin/sh\ncurl http://a:x@b\n'],
    ['one far down', deep({ password: 'x' }, 20)],
  ])('is %s', (_, value) => {
    expect(holdsSecretName(value)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 3],
    ['a plain text', 'a password is wanted'],
    ['a block with nothing under the name', { password: null }],
    ['a name without a value', { name: 'DB_PASSWORD' }],
    ['a list', ['password', 'token']],
    ['a broken text of JSON', '{"password":'],
    ['an address without a password', 'https://db.example:5432/app'],
    ['what is read from elsewhere', '#!/bin/sh\nexport DB_PASSWORD=$(get)\nTOKEN=$OTHER\n'],
    ['where it is', '#!/bin/sh\nSECRET=arn:aws:x\nTOKEN=true\n'],
    ['one below all that is looked at', deep({ password: 'x' }, 40)],
  ])('is not %s', (_, value) => {
    expect(holdsSecretName(value)).toBe(false);
  });
});

it('a pair needs a name and a value', () => {
  expect(namesSecret({ Name: 'token', Value: 1 })).toBe(true);
  expect(namesSecret({ Name: 'token', other: 1 })).toBe(false);
  expect(namesSecret({ Name: 'size', Value: 1 })).toBe(false);
  expect(isNamedSecret((key) => (key === 'Key' ? 'token' : undefined))).toBe(true);
  expect(isNamedSecret((key) => (key === 'id' ? 'token' : 7))).toBe(false);
});
