import { describe, expect, it, vi } from 'vitest';
import { dev, type Fault, prod, settingsFiles } from '../../../test/fixtures/settings-files.js';
import { environmentChecks } from './index.js';
import { onlyWithChecks } from './only-with.js';

const { expectFault, load, problemsOf } = settingsFiles();

const certificate = (region: string, account: string) =>
  `arn:aws:acm:${region}:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const manyTags = Array.from({ length: 46 }, (_, index) => `t${index}: x`).join(', ');

const faults: readonly Fault[] = [
  ['an unknown region', dev('aws: { region: us-esat-1 }'), 'region-unknown', 3, 47, '`us-east-1`'],
  [
    'a region that is nothing like one',
    dev('aws: { region: nowhere }'),
    'region-unknown',
    3,
    47,
    'ap-southeast-1',
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
  ['a shared state without a bucket', dev('backend: { type: s3 }'), 'settings-conflict', 3, 49, 'bootstrap'],
  [
    'a state of production without TLS',
    prod('backend: { type: http, config: { address: "http://states.example.com/prod" } }'),
    'backend-insecure',
    3,
    76,
    'backend.config.address',
  ],
  [
    'a recovery window that AWS refuses',
    dev('database: { password: { recoveryWindowDays: 3 } }'),
    'settings-conflict',
    3,
    76,
    '7 to 30',
  ],
  ['too many tags', dev(`tags: { ${manyTags} }`), 'settings-conflict', 3, 32, '50'],
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
    'a state of development without TLS',
    dev('backend: { type: http, config: { address: "http://states.example.com/dev" } }'),
    'backend-insecure',
  ],
  [
    'a state of production without TLS for a reason',
    prod(
      'backend: { type: http, insecureReason: Behind a tunnel., config: { address: "http://10.0.0.1/prod" } }',
    ),
    'backend-insecure',
  ],
  [
    'a tag that looks like an expression',
    dev(`tags: { Owner: '\${file("/etc/hostname")}' }`),
    'tag-characters',
  ],
];

describe('the checks of an environment', () => {
  it.each(faults)('refuses %s', expectFault);

  it.each(warnings)('warns of %s', (_what, text, code) => {
    expect(load(text).warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('are each provoked by one of these rows', () => {
    const own = environmentChecks.filter((check) => !onlyWithChecks.includes(check));
    const spies = own.map((check) => vi.spyOn(check, 'run'));
    for (const [, text] of [...faults, ...warnings]) problemsOf(text);
    const silent = spies.filter(({ mock }) => mock.results.every(({ value }) => value.length === 0));
    for (const spy of spies) spy.mockRestore();
    expect(silent.map((spy) => own[spies.indexOf(spy)]?.reads)).toEqual([]);
  });
});
