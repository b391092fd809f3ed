import { expect, it } from 'vitest';
import { Unknown } from '../../../model/value.js';
import { literalSecrets } from './literal-secrets.js';

it('finds the secrets that are written out, at any depth', () => {
  const value = { users: [{ name: 'app', password: 'changeme123' }], token: 5, api_key: new Unknown() };
  expect(literalSecrets(value, 'settings', 'value')).toEqual(['value.users[0].password', 'value.token']);
});

it.each([
  [''],
  [null],
  [true],
  ['false'],
  ['arn:aws:secretsmanager:x'],
  ['/app/password'],
  ['{{resolve:ssm:x}}'],
])('takes %j for no secret', (value) => {
  expect(literalSecrets(value, 'password', 'password')).toEqual([]);
});
