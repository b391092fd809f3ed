import { expect, it } from 'vitest';
import { cloudConfig, defaultBootScript } from '../constructs/compute/user-data.js';
import { readableLines } from '../model/secrets/readable-lines.js';
import { holdsSecretName } from '../model/secrets/secret-name.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const userData = (script: string, variables: Record<string, string> = {}) =>
  base64(cloudConfig(variables, script));

it('reads a policy with a line for each member', () => {
  expect(readableLines('{"Statement":[{"Action":["s3:Get*"],"Effect":"Allow"}]}')).toEqual([
    '{',
    '  "Statement": [',
    '    {',
    '      "Action": [',
    '        "s3:Get*"',
    '      ]',
    '      "Effect": "Allow"',
    '    }',
    '  ]',
    '}',
  ]);
});

it('reads user data, with the files in it, as text', () => {
  const lines =
    readableLines(userData('#!/bin/sh\necho hello\n', { APP_PORT: '8080', APP_HEALTH_PATH: '/health' })) ??
    [];
  const text = lines.map((line) => line.trim());
  expect(text).toContain('#cloud-config');
  expect(text).toContain('echo hello');
  expect(text.some((line) => line.startsWith('APP_PORT='))).toBe(true);
});

it('is nothing for a value of one line, or one that is no text', () => {
  for (const value of [
    't3.micro',
    '',
    3,
    null,
    {},
    'arn:aws:iam::111122223333:role/deploy',
    base64('\u0000\u0001binary'),
  ])
    expect(readableLines(value)).toBeUndefined();
});

it('a text that gives a value to the name of a secret is hidden, wherever it stands', () => {
  for (const script of [
    '#!/bin/sh\nexport DB_PASSWORD=hunter2\n',
    "#!/bin/sh\nAPI_KEY='abc'\n",
    '#!/bin/sh\nPGPASSWORD=hunter2 psql\n',
    '#!/bin/sh\ncurl --token abc\n',
    'password: hunter2\nname: x\n',
    '#!/bin/sh\nDATABASE_URL=postgres://app:hunter2@db/app\n',
  ]) {
    expect(holdsSecretName(script), script).toBe(true);
    expect(holdsSecretName(base64(script)), script).toBe(true);
    expect(holdsSecretName(userData(script)), script).toBe(true);
  }
});

it('a text that reads a secret when it runs is not', () => {
  const script =
    '#!/bin/sh\nPASSWORD=$(aws secretsmanager get-secret-value --secret-id "$DATABASE_SECRET_ARN")\n';
  expect(holdsSecretName(userData(script))).toBe(false);
  const variables = { DATABASE_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:rds-1' };
  expect(holdsSecretName(userData(defaultBootScript(), variables))).toBe(false);
  const policy =
    '{"Statement":[{"Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:x"}]}';
  expect(holdsSecretName(policy)).toBe(false);
});

it('reads as deep as any document nests, and the rest as one line', () => {
  const nested = (depth: number): unknown => (depth === 0 ? [1, 2] : { a: nested(depth - 1) });
  const deep = readableLines(JSON.stringify(nested(20))) ?? [];
  expect(deep.some((line) => line.includes('"a": {"a":{"a":'))).toBe(true);
  expect(deep.at(-1)).toBe('}');
  const shallow = readableLines(JSON.stringify(nested(3))) ?? [];
  expect(shallow.map((line) => line.trim())).toEqual([
    ...['{', '"a": {', '"a": {', '"a": [', '1', '2', ']', '}', '}', '}'],
  ]);
});

it('reads empty lists and blocks, and texts of several lines in them', () => {
  expect(readableLines('{"a":[],"b":{},"c":"one\\ntwo","d":null}')).toEqual([
    ...['{', '  "a": []', '  "b": {}', '  "c": |', '    one', '    two', '  "d": null', '}'],
  ]);
});
