import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dev, type Fault, settingsFiles } from '../../../test/fixtures/settings-files.js';
import { unplacedSource } from '../file/source-places.js';
import { schemaProblems } from './schema-problems.js';

const { expectFault, problemsOf } = settingsFiles();

const faults: readonly Fault[] = [
  ['a list as root', '- version\n', 'config-wrong-type', 1, 1, 'The file'],
  ['a scalar as root', 'hello\n', 'config-wrong-type', 1, 1, 'a block'],
  ['environments without a value', 'version: 1\nenvironments:\n', 'config-wrong-type', 2, 1, 'a block'],
  [
    'no version',
    'environments: { d: { environment: dev } }\n',
    'config-missing-setting',
    null,
    null,
    'version: 1',
  ],
  [
    'no environment name',
    'version: 1\nenvironments:\n  d: {}\n',
    'config-missing-setting',
    3,
    3,
    'environment: dev',
  ],
  [
    'no setting in an item of a list',
    `parity:\n  - { settings: [compute], reason: R. }\n${dev('')}`,
    'config-missing-setting',
    2,
    5,
    'environments: …',
  ],
  [
    'another version',
    'version: 2\nenvironments: { d: { environment: dev } }\n',
    'config-invalid-value',
    1,
    10,
    '`1`',
  ],
  [
    'a command for a shell',
    'version: 1\nsynthCommand: npm run synth | tee log\nenvironments: { d: { environment: dev } }\n',
    'config-invalid-value',
    2,
    15,
    'no shell reads it',
  ],
  [
    'a command with a variable before it',
    'version: 1\nsynthCommand: A=1 npx tsx main.ts\nenvironments: { d: { environment: dev } }\n',
    'config-invalid-value',
    2,
    15,
    'a list of words',
  ],
  [
    'a command that is a number',
    'version: 1\nsynthCommand: 1\nenvironments: { d: { environment: dev } }\n',
    'config-invalid-value',
    2,
    15,
    'npx tsx main.ts',
  ],
  [
    'a command of no words',
    'version: 1\nsynthCommand: []\nenvironments: { d: { environment: dev } }\n',
    'config-invalid-value',
    2,
    1,
    'a list of at least 1',
  ],
  [
    'a list that is too long',
    dev(
      `loadBalancer: { allowedSources: [${Array.from({ length: 51 }, (_, i) => `10.0.${i}.0/24`).join()}] }`,
    ),
    'config-invalid-value',
    3,
    48,
    'a list of at most 50',
  ],
  ['an unknown key', dev('comput: {}'), 'config-unknown-key', 3, 32, '`compute`'],
  ['a key of another block', dev('minSize: 1'), 'config-unknown-key', 3, 32, '`compute.minSize`'],
  ['a misspelt key of another block', dev('minSise: 1'), 'config-unknown-key', 3, 32, '`compute.minSize`'],
  ['a key that is nothing at all', dev('quux: 1'), 'config-unknown-key', 3, 32, 'Remove it'],
  [
    'an unknown key of the file',
    'version: 1\nprojekt: x\nenvironments: { d: { environment: dev } }\n',
    'config-unknown-key',
    2,
    1,
    '`project`',
  ],
  ['text for a number', dev('compute: { minSize: two }'), 'config-wrong-type', 3, 52, 'whole number'],
  ['a quoted number', dev('compute: { minSize: "2" }'), 'config-wrong-type', 3, 52, 'without quotes'],
  ['yes for true', dev('database: { multiAz: yes }'), 'config-wrong-type', 3, 53, '`true`'],
  ['a list for a block', dev('compute: []'), 'config-wrong-type', 3, 32, 'a list'],
  ['a number out of range', dev('app: { port: 0 }'), 'config-invalid-value', 3, 45, '65535'],
  [
    'a value that is none of the list',
    dev('storage: { encryption: AES265 }'),
    'config-invalid-value',
    3,
    55,
    'Did you mean `AES256`',
  ],
  [
    'a malformed id',
    dev('compute: { amiId: ami-xyz }'),
    'config-invalid-value',
    3,
    50,
    'ami-0123456789abcdef0',
  ],
  [
    'too few subnets',
    dev('network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: [subnet-0a1b2c3d] }'),
    'config-invalid-value',
    3,
    80,
    'at least 2',
  ],
  ['a tag with an empty key', dev('tags: { "": x }'), 'config-invalid-value', 3, 40, '128'],
  [
    'an engine version that loses its zero',
    dev('database: { engineVersion: 15.10 }'),
    'config-unquoted',
    3,
    59,
    '"15.10"',
  ],
  ['a bare major version', dev('database: { engineVersion: 15 }'), 'config-unquoted', 3, 59, '"15"'],
  [
    'an account id that loses its zero',
    dev('aws: { accountId: 012345678901 }'),
    'config-unquoted',
    3,
    50,
    '"012345678901"',
  ],
  ['a tag that is a number', dev('tags: { Version: 1.10 }'), 'config-unquoted', 3, 49, '"1.10"'],
  ['a tag that is a boolean', dev('tags: { Backup: true }'), 'config-unquoted', 3, 48, '"true"'],
  ['a tag that is null', dev('tags: { Owner: ~ }'), 'config-unquoted', 3, 47, '"~"'],
];

it('tells a misspelt setting once, not as a missing one as well', () => {
  const problems = problemsOf('version: 1\nenvironments:\n  dev-001: { enviroment: dev }\n');
  expect(problems.map(({ code, suggestion }) => [code, suggestion])).toEqual([
    ['config-unknown-key', 'environment'],
  ]);
  expect(
    problemsOf('version: 1\nenvironments:\n  dev-001: { colour: red }\n').map(({ code }) => code),
  ).toEqual(['config-missing-setting', 'config-unknown-key']);
});

describe('the schema of environments.yaml', () => {
  it.each(faults)('refuses %s', expectFault);

  it('never repeats a secret', () => {
    const text = [
      dev('database: { password: changeme123, passwort: changeme123 }'),
      dev('tags: { DbPassword: 1234567890 }'),
      dev('database: { password: { source: changeme123 } }'),
      'version: 1\npassword: "changeme123\n',
      dev('secretToken: changeme123'),
    ];
    const told = text.map((file) => JSON.stringify(problemsOf(file))).join('\n');
    expect(told).not.toContain('changeme123');
    expect(told).not.toContain('1234567890');
  });
});

it('a setting that breaks two rules is told once', () => {
  const data = { project: '-', backend: '-' };
  const rule = z.string().min(3).startsWith('x');
  const issues = z.object({ project: rule, backend: rule }).safeParse(data).error?.issues ?? [];
  expect(issues).toHaveLength(4);
  const problems = schemaProblems(issues, [], unplacedSource(data, undefined));
  expect(problems.map(({ path }) => path)).toEqual(['project', 'backend']);
});

it.each([
  [80, 'x'.repeat(80)],
  [81, `${'x'.repeat(80)}…`],
])('a value of %i characters is shown as far as 80 go', (length, shown) => {
  const problems = problemsOf(dev(`tier: ${'x'.repeat(length)}`));
  expect(problems.map(({ message }) => message).join()).toContain(`\`${shown}\``);
});
