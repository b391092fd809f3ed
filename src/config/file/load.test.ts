import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { packageFile } from '../../package-files.js';
import { loadEnvironments } from './load.js';
import { starterFile } from './starter-file.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'multienv-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string | Uint8Array, name = 'environments.yaml'): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function load(text: string | Uint8Array) {
  return loadEnvironments(write(text));
}

function problemsOf(text: string | Uint8Array): readonly Problem[] {
  return problemsOfFile(write(text));
}

function problemsOfFile(file: string): readonly Problem[] {
  try {
    return loadEnvironments(file).warnings;
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
}

/** A file with these settings of one environment. */
const dev = (settings: string) => `version: 1\nenvironments:\n  dev-001: { environment: dev, ${settings} }\n`;
const prod = (settings: string) =>
  `version: 1\nenvironments:\n  prod-003: { environment: prod, ${settings} }\n`;
const keyed = (suffix: string) => `version: 1\nenvironments:\n  ${suffix}: { environment: dev }\n`;
const twoEnvironments = (first: string, second: string) =>
  `version: 1\nenvironments:\n  ${first}\n  ${second}\n`;

const explosion = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((name, index) => {
    const below = `*${String.fromCharCode(97 + index)}`;
    return `${name}: &${name} [${Array(9).fill(below).join(', ')}]`;
  })
  .join('\n')}\n`;

const certificate = (region: string, account: string) =>
  `arn:aws:acm:${region}:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const manyTags = Array.from({ length: 46 }, (_, index) => `t${index}: x`).join(', ');
const longScript = `"#!/bin/sh\\n${'x'.repeat(11_000)}"`;

// [what is wrong, text, code, line, column, part of the message or hint]
const faults: readonly (readonly [
  string,
  string | Uint8Array,
  string,
  number | null,
  number | null,
  string,
])[] = [
  ['an empty file', '', 'config-empty', null, null, 'init'],
  ['a file of comments', '# nothing\n', 'config-empty', null, null, 'empty'],
  ['binary data', new Uint8Array([0x89, 0x50, 0xff, 0xfe, 0x00]), 'config-not-text', null, null, 'UTF-8'],
  ['a zero byte', 'version: 1\nx: \0\n', 'config-not-text', 2, 4, 'zero byte'],
  ['a file that is too large', `#${'x'.repeat(1_100_000)}`, 'config-too-large', null, null, '1048576'],
  ['a tab', 'version: 1\nenvironments:\n\tdev-001: {}\n', 'config-tab', 3, 1, 'spaces'],
  ['an open quote', 'version: 1\nproject: "x\n', 'config-syntax', 3, 1, 'quote'],
  ['an open brace', 'version: 1\nenvironments: {\n', 'config-syntax', 3, 1, 'bracket'],
  ['a YAML tag', 'version: !bang 1\n', 'config-syntax', 1, 10, 'tag'],
  [
    'a duplicate key',
    'version: 1\nversion: 1\nenvironments: { d: { environment: dev } }\n',
    'config-duplicate-key',
    2,
    1,
    'line 1',
  ],
  ['two documents', 'version: 1\n---\nversion: 1\n', 'config-several-documents', 2, 1, '---'],
  ['aliases that explode', explosion, 'config-alias', 5, 8, '10000'],
  ['an alias of itself', 'version: &a [*a]\n', 'config-alias', 1, 14, 'part of'],
  ['an unknown alias', 'version: *a\n', 'config-alias', 1, 10, 'anchor'],
  [
    'a merge key',
    'version: 1\nenvironments: { d: { <<: {}, environment: dev } }\n',
    'config-merge-key',
    2,
    22,
    'defaults',
  ],
  ['deep nesting', `version: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'config-nested-too-deep', 1, 42, '32'],
  ['very deep nesting', `x: ${'['.repeat(100_000)}`, 'config-nested-too-deep', 1, 103, '32'],
  ['a list as root', '- version\n', 'config-wrong-type', 1, 1, 'The file'],
  ['a scalar as root', 'hello\n', 'config-wrong-type', 1, 1, 'a block'],
  [
    'a key __proto__',
    'version: 1\n__proto__: {}\nenvironments: { d: { environment: dev } }\n',
    'config-bad-key',
    2,
    1,
    '__proto__',
  ],
  [
    'a list as key',
    'version: 1\n? [a]\n: x\nenvironments: { d: { environment: dev } }\n',
    'config-bad-key',
    2,
    3,
    'must be text',
  ],
  ['no environment', 'version: 1\nenvironments: {}\n', 'no-environments', 2, 1, 'dev-001'],
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
  ['a suffix with two dots', keyed('a..b'), 'suffix-invalid', 3, 3, '`..`'],
  ['a suffix with a slash', keyed('a/b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix in upper case', keyed('devA'), 'suffix-invalid', 3, 3, '`dev-a`'],
  ['a suffix with two hyphens', keyed('a--b'), 'suffix-invalid', 3, 3, '`a-b`'],
  ['a suffix that ends with a hyphen', keyed('a-'), 'suffix-invalid', 3, 3, 'end with'],
  ['a suffix that is a number', keyed('001'), 'suffix-invalid', 3, 3, 'start with a letter'],
  ['a suffix that is too long', keyed('a'.repeat(29)), 'suffix-invalid', 3, 3, '28'],
  ['a suffix with a space', keyed('a b'), 'suffix-invalid', 3, 3, 'hyphens'],
  ['an unknown region', dev('aws: { region: us-esat-1 }'), 'region-unknown', 3, 47, '`us-east-1`'],
  [
    'a region that is nothing like one',
    dev('aws: { region: nowhere }'),
    'region-unknown',
    3,
    47,
    'ap-southeast-1',
  ],
  [
    'an environment without a tier',
    'version: 1\nenvironments:\n  q: { environment: qa }\n',
    'tier-missing',
    3,
    21,
    'tier: development',
  ],
  [
    'a tier that contradicts the name',
    prod('tier: development'),
    'tier-contradicts-name',
    3,
    40,
    'production',
  ],
  ['min above max', dev('compute: { minSize: 5 }'), 'settings-conflict', 3, 52, 'minSize'],
  [
    'desired outside of min and max',
    dev('compute: { desiredCapacity: 9 }'),
    'settings-conflict',
    3,
    60,
    '1 to 2',
  ],
  [
    'storage above its limit',
    dev('database: { storageGiB: 200 }'),
    'settings-conflict',
    3,
    3,
    'maxStorageGiB',
  ],
  [
    'overlapping windows',
    dev('database: { backupWindow: 04:30-05:30 }'),
    'settings-conflict',
    3,
    3,
    'overlap',
  ],
  ['a short window', dev('database: { backupWindow: 03:00-03:10 }'), 'settings-conflict', 3, 58, '30'],
  [
    'a version below the floor',
    dev('database: { engineVersion: "14.20" }'),
    'engine-version-refused',
    3,
    59,
    '15.4',
  ],
  [
    'a version that AWS refuses',
    dev('database: { engineVersion: "15.4" }'),
    'engine-version-refused',
    3,
    59,
    '15.15',
  ],
  [
    'a version without a dated notice',
    dev('database: { engineVersion: "15.16" }'),
    'engine-version-refused',
    3,
    59,
    '15.17',
  ],
  ['mode existing without ids', dev('network: { mode: existing }'), 'settings-conflict', 3, 49, 'vpcId'],
  [
    'ids without mode existing',
    dev('network: { vpcId: vpc-0a1b2c3d }'),
    'settings-conflict',
    3,
    50,
    'mode: existing',
  ],
  [
    'a subnet twice',
    dev('network: { mode: existing, vpcId: vpc-0a1b2c3d, subnetIds: [subnet-0a1b2c3d, subnet-0a1b2c3d] }'),
    'settings-conflict',
    3,
    109,
    'twice',
  ],
  [
    'a certificate of another region',
    dev(`loadBalancer: { certificateArn: "${certificate('us-east-1', '111122223333')}" }`),
    'settings-conflict',
    3,
    64,
    'region',
  ],
  [
    'a role of another account',
    dev('aws: { accountId: "111122223333", roleArn: "arn:aws:iam::444455556666:role/x" }'),
    'settings-conflict',
    3,
    75,
    'account',
  ],
  [
    'an external id without a role',
    dev('aws: { externalId: "team-42" }'),
    'settings-conflict',
    3,
    51,
    'roleArn',
  ],
  [
    'a KMS key without KMS',
    dev('storage: { kmsKeyArn: "arn:aws:kms:ap-southeast-1:111122223333:key/x" }'),
    'settings-conflict',
    3,
    54,
    'aws:kms',
  ],
  [
    'a namespace without an account',
    dev('storage: { bucketNamespace: account-region }'),
    'settings-conflict',
    3,
    60,
    'accountId',
  ],
  [
    'a bucket name and a prefix',
    dev('storage: { bucketName: abc, bucketPrefix: xy }'),
    'settings-conflict',
    3,
    74,
    'beside',
  ],
  [
    'a bucket name and a namespace',
    dev('aws: { accountId: "111122223333" }, storage: { bucketName: abc, bucketNamespace: account-region }'),
    'settings-conflict',
    3,
    113,
    'beside',
  ],
  [
    'a bucket like an address',
    dev('storage: { bucketName: 192.168.0.1 }'),
    'name-refused',
    3,
    55,
    'IP address',
  ],
  ['a bucket with two dots', dev('storage: { bucketName: a..b }'), 'name-refused', 3, 55, 'dots'],
  ['a bucket that S3 reserves', dev('storage: { bucketName: xn--a }'), 'name-refused', 3, 55, 'keeps'],
  [
    'a bucket that is too long',
    dev(`storage: { bucketPrefix: ${'a'.repeat(58)} }`),
    'name-refused',
    3,
    3,
    '63',
  ],
  [
    'a target group that is too long',
    `version: 1\nenvironments:\n  ${'a'.repeat(28)}: { environment: dev, app: { port: 8081 } }\n`,
    'name-refused',
    3,
    66,
    'at most 24',
  ],
  ['a reserved user', dev('database: { username: rdsadmin }'), 'name-refused', 3, 54, 'app_admin'],
  ['a reserved tag', dev('tags: { name: x }'), 'tag-reserved', 3, 46, 'already'],
  ['a tag of AWS', dev('tags: { "aws:x": x }'), 'tag-reserved', 3, 49, 'aws:'],
  ['too many tags', dev(`tags: { ${manyTags} }`), 'settings-conflict', 3, 32, '50'],
  [
    'a missing boot script',
    dev('app: { bootScript: nowhere.sh }'),
    'boot-script-not-readable',
    3,
    51,
    'no such file',
  ],
  [
    'a folder as boot script',
    dev('app: { bootScript: . }'),
    'boot-script-not-readable',
    3,
    51,
    'regular file',
  ],
  [
    'a boot script without interpreter',
    dev('app: { bootScript: environments.yaml }'),
    'boot-script-invalid',
    3,
    51,
    '#!',
  ],
  [
    'a boot script that is too long',
    dev(`app: { bootScript: ${longScript} }`),
    'boot-script-invalid',
    3,
    51,
    '10240',
  ],
  [
    'a binary boot script',
    dev('app: { bootScript: "#!/bin/sh\\n\\0" }'),
    'boot-script-invalid',
    3,
    51,
    'binary',
  ],
  [
    'a target group taken twice',
    twoEnvironments('dev: { environment: dev, app: { port: 8081 } }', 'dev-8081: { environment: dev }'),
    'name-taken-twice',
    4,
    3,
    'tg-dev-8081',
  ],
  [
    'a bucket taken twice',
    twoEnvironments(
      'a: { environment: dev, storage: { bucketName: abc } }',
      'b: { environment: dev, storage: { bucketName: abc } }',
    ),
    'name-taken-twice',
    4,
    49,
    'abc',
  ],
];

const warnings: readonly (readonly [string, string, string])[] = [
  [
    'an engine version newer than the table',
    dev('database: { engineVersion: "15.40" }'),
    'engine-version-unknown',
  ],
  ['a major newer than the table', dev('database: { engineVersion: "19" }'), 'engine-version-unknown'],
  ['production with one instance', prod('compute: { minSize: 1 }'), 'production-weakened'],
  ['production without Multi-AZ', prod('database: { multiAz: false }'), 'production-weakened'],
  ['production without protection', prod('database: { deletionProtection: false }'), 'production-weakened'],
  [
    'production with an unprotected load balancer',
    prod('loadBalancer: { deletionProtection: false }'),
    'production-weakened',
  ],
  ['production with short backups', prod('database: { backupRetentionDays: 1 }'), 'production-weakened'],
  [
    'a tag that looks like an expression',
    dev(`tags: { Owner: '\${file("/etc/hostname")}' }`),
    'tag-characters',
  ],
];

describe('loadEnvironments', () => {
  it.each(faults)('refuses %s', (_what, text, code, line, column, words) => {
    const problems = problemsOf(text);
    const found = problems.find((problem) => problem.code === code);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(`${found?.message} ${found?.hint}`).toContain(words);
    expect([found?.line, found?.column]).toEqual([line, column]);
    expect(found?.file).toBe(join(folder, 'environments.yaml'));
  });

  it.each(warnings)('warns of %s', (_what, text, code) => {
    expect(load(text).warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('reads the file of this repository without a warning, and init writes the same', () => {
    const { environments, warnings, locate } = loadEnvironments(packageFile('environments.yaml'));
    expect(environments.map(({ suffix, tier }) => [suffix, tier])).toEqual([
      ['dev-001', 'development'],
      ['staging-002', 'staging'],
      ['prod-003', 'production'],
    ]);
    expect(warnings).toEqual([]);
    expect(load(starterFile).environments).toEqual(environments);
    expect(locate(['environments', 'dev-001', 'aws', 'region'])).toEqual(
      locate(['defaults', 'aws', 'region']),
    );
    expect(locate(['version'])?.column).toBe(10);
  });

  it('refuses a folder, a link to itself and a file that is missing', () => {
    const link = join(folder, 'link.yaml');
    symlinkSync(link, link);
    mkdirSync(join(folder, 'sub'));
    expect(problemsOfFile(join(folder, 'sub'))[0]?.code).toBe('config-not-a-file');
    expect(problemsOfFile(link)[0]?.code).toBe('config-unreadable');
    expect(problemsOfFile(join(folder, 'nowhere.yaml'))[0]?.code).toBe('config-not-found');
    expect(problemsOfFile('/dev/null')[0]?.code).toBe('config-not-a-file');
  });

  it('finds the one broken environment among 200', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `  dev-${index}: { environment: dev }`);
    lines[137] = '  dev-137: { environment: dev, compute: { minSize: -1 } }';
    const problems = problemsOf(`version: 1\nenvironments:\n${lines.join('\n')}\n`);
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [140, 'environments.dev-137.compute.minSize'],
    ]);
  });

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

  it('tells a fault of the defaults once, and at its place', () => {
    const problems = problemsOf(
      'version: 1\ndefaults: { aws: { region: x } }\nenvironments:\n  a: { environment: dev }\n  b: { environment: dev }\n',
    );
    expect(problems.map(({ line, path }) => [line, path])).toEqual([[2, 'defaults.aws.region']]);
  });

  it('goes on checking what an unsound setting does not touch', () => {
    const codes = problemsOf(dev('compute: { minSize: x, maxSize: 3 }, aws: { region: y }')).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['config-wrong-type', 'region-unknown']);
    expect(
      problemsOf('version: 1\ndefaults: { aws: 3 }\nenvironments: { a: { environment: dev } }\n'),
    ).toHaveLength(1);
  });

  it('reads a boot script beside the file and normalises its line ends', () => {
    write('#!/bin/sh\r\necho hello\r\n', 'boot.sh');
    const [environment] = load(dev('app: { bootScript: boot.sh }')).environments;
    expect(environment?.app.bootScript).toBe('#!/bin/sh\necho hello\n');
  });

  it('refuses boot scripts that are too large or no text', () => {
    write(new Uint8Array([0xff, 0xfe]), 'latin.sh');
    write('x'.repeat(20_000), 'large.sh');
    expect(problemsOf(dev('app: { bootScript: latin.sh }'))[0]?.message).toContain('UTF-8');
    expect(problemsOf(dev('app: { bootScript: large.sh }'))[0]?.message).toContain('20000');
  });

  it('lets an alias stand for a block', () => {
    const text = 'version: 1\nenvironments:\n  a: &a { environment: dev }\n  b: *a\n';
    expect(load(text).environments.map(({ suffix }) => suffix)).toEqual(['a', 'b']);
  });

  it('throws nothing but UserError, whatever the text', () => {
    const words = fc.constantFrom(
      'version: 1',
      'environments:',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '&a',
      '*a',
      ': ',
      'dev',
      '"',
      '\t',
      '[',
      '<<',
      '!x',
      '|',
      '#',
      '~',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (content) => {
        expect(Array.isArray(problemsOf(content))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('synthCommand', () => {
  const file = (command: string) => `version: 1\n${command}environments: { d: { environment: dev } }\n`;

  it.each([
    ['synthCommand: npx  tsx main.ts\n', ['npx', 'tsx', 'main.ts']],
    ['synthCommand: [npx, tsx, "my app.ts"]\n', ['npx', 'tsx', 'my app.ts']],
    ['', undefined],
  ])('of %j is read as words', (command, words) => {
    expect(load(file(command)).synthCommand).toEqual(words);
  });
});

describe('terraform.binary', () => {
  it.each([
    ['tofu', () => 'tofu'],
    ['bin/tofu', () => join(folder, 'bin', 'tofu')],
    ['/opt/bin/tofu', () => '/opt/bin/tofu'],
  ])('%s is a name on PATH, or a path beside the file', (binary, expected) => {
    const text = `version: 1\nterraform: { binary: ${binary} }\nenvironments:\n  dev-001: { environment: dev }\n`;
    expect(load(text).terraformBinary).toBe(expected());
  });

  it('is nobody’s choice where the file says nothing, and never empty', () => {
    expect(
      load('version: 1\nenvironments:\n  dev-001: { environment: dev }\n').terraformBinary,
    ).toBeUndefined();
    const empty = 'version: 1\nterraform: { binary: "" }\nenvironments:\n  dev-001: { environment: dev }\n';
    expect(problemsOf(empty)).toMatchObject([{ path: 'terraform.binary', line: 2 }]);
  });
});
