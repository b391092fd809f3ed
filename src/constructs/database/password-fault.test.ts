import { expect, it } from 'vitest';
import { passwordFaultOf, passwordFaultWords } from './password-fault.js';

const sound = 'Ab12Cd34Ef56';

it.each<readonly [string | undefined, string]>([
  [undefined, 'binary'],
  ['', 'empty'],
  ['{"username":"app_admin","password":"Ab12Cd34Ef56"}', 'json-with-password'],
  [' \n{ "password": null }\n', 'json-with-password'],
  ['{"user":"a"}', 'json'],
  ['{}', 'json'],
  [`${sound}\n`, 'line-break-at-end'],
  [`${sound}\r\n`, 'line-break-at-end'],
  [`Ab\n${sound}`, 'control-characters'],
  [`${sound}\t`, 'control-characters'],
  [`${sound}\0`, 'control-characters'],
  [`${sound}\x7f`, 'control-characters'],
  [`${sound}ä`, 'not-ascii'],
  [`${sound}\u00a0`, 'not-ascii'],
  [`${sound}🙂`, 'not-ascii'],
  [`\ufeff${sound}`, 'not-ascii'],
  ...[...'/@" '].map((character) => [`${sound}${character}`, 'refused-characters'] as const),
  ['Ab12Cd3', 'too-short'],
  ['A'.repeat(129), 'too-long'],
])('RDS would refuse %j: %s', (value, fault) => {
  expect(passwordFaultOf(value)).toBe(fault);
});

it.each([sound, '12345678', 'A'.repeat(128), '[1234567]', '{not_json', "!#$%&'()*+,-.:;<=>?[\\]^_`{|}~"])(
  'RDS would take %j',
  (value) => {
    expect(passwordFaultOf(value)).toBeUndefined();
  },
);

it('each kind is told in words', () => {
  expect(passwordFaultWords).toMatchInlineSnapshot(`
    {
      "binary": "it is binary, and the password is a text",
      "control-characters": "it has a line break or another control character",
      "empty": "it is empty",
      "json": "it is JSON, and the whole value is taken for the password",
      "json-with-password": "it is JSON with a \`password\` key, and the whole value is taken for the password",
      "line-break-at-end": "it ends with a line break",
      "not-ascii": "it has a character outside of ASCII",
      "refused-characters": "it has one of \`/\`, \`@\`, \`"\` and the space",
      "too-long": "it is longer than 128 characters",
      "too-short": "it is shorter than 8 characters",
    }
  `);
});
