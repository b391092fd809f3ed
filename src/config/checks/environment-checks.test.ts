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
  [
    'an instance type that is misspelt',
    dev('compute: { instanceType: t3.micr }'),
    'offer-unknown',
    3,
    57,
    '`t3.micro`',
  ],
  [
    'an instance type that the region does not have',
    dev('aws: { region: ap-southeast-7 }, compute: { instanceType: m5.large }'),
    'offer-missing',
    3,
    90,
    'm6i.large',
  ],
  [
    'a database class that is misspelt',
    dev('database: { instanceClass: db.t4g.mikro }'),
    'offer-unknown',
    3,
    59,
    '`db.t4g.micro`',
  ],
  [
    'a database class that came after the version',
    dev('database: { instanceClass: db.m4.large, engineVersion: "15" }'),
    'offer-missing',
    3,
    59,
    'db.m5.large',
  ],
  [
    'an ARN of another partition',
    dev(
      `loadBalancer: { certificateArn: "${certificate('ap-southeast-1', '111122223333').replace('arn:aws:', 'arn:aws-cn:')}" }`,
    ),
    'settings-conflict',
    3,
    64,
    'arn:aws:',
  ],
  [
    'spot instances in production',
    prod('compute: { spot: true }'),
    'settings-conflict',
    3,
    51,
    'two minutes',
  ],
  [
    'instances of two architectures',
    dev('compute: { instanceTypes: [t4g.micro] }'),
    'settings-conflict',
    3,
    59,
    'arm64',
  ],
  [
    'a backup in a window of the database',
    prod('backup: { hourUtc: 3 }'),
    'settings-conflict',
    3,
    53,
    'for example 0',
  ],
  [
    'objects that move too soon',
    dev('storage: { lifecycle: { coldAfterDays: 10, coldClass: STANDARD_IA } }'),
    'settings-conflict',
    3,
    71,
    '30 days',
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
    'a limit of storage without room to grow',
    dev('database: { storageGiB: 100, maxStorageGiB: 105 }'),
    'settings-conflict',
    3,
    76,
    'at least 110',
  ],
  [
    'storage close to the limit of its tier',
    dev('database: { storageGiB: 95 }'),
    'settings-conflict',
    3,
    3,
    '105',
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
  [
    'addresses that are no block',
    dev('network: { mode: dedicated, cidr: 10.0.0.300/20 }'),
    'settings-conflict',
    3,
    66,
    '10.0.0.0/20',
  ],
  [
    'addresses that do not begin a block',
    dev('network: { mode: dedicated, cidr: 10.0.1.0/20 }'),
    'settings-conflict',
    3,
    66,
    '10.0.0.0/20',
  ],
  [
    'a VPC that is too large',
    dev('network: { mode: dedicated, cidr: 10.0.0.0/12 }'),
    'settings-conflict',
    3,
    66,
    '/16 to /22',
  ],
  [
    'a VPC that is too small',
    dev('network: { mode: dedicated, cidr: 10.0.0.0/24 }'),
    'settings-conflict',
    3,
    66,
    'no room',
  ],
  [
    'addresses of others',
    dev('network: { mode: dedicated, cidr: 8.8.0.0/20 }'),
    'settings-conflict',
    3,
    66,
    '192.168.0.0/16',
  ],
  [
    'addresses of Docker',
    dev('network: { mode: dedicated, cidr: 172.17.0.0/20 }'),
    'settings-conflict',
    3,
    66,
    '10.0.0.0/20',
  ],
  [
    'a third zone where there are two',
    dev('aws: { region: us-west-1 }, network: { mode: dedicated, zones: 3 }'),
    'settings-conflict',
    3,
    95,
    'zones: 2',
  ],
  [
    'instances that reach no Session Manager',
    dev('network: { mode: dedicated, nat: none, interfaceEndpoints: [logs, monitoring, secretsmanager] }'),
    'network-unreachable',
    3,
    65,
    'ssm, ssmmessages',
  ],
  [
    'a boot script without a way to the internet',
    dev('network: { mode: dedicated, nat: none }, app: { bootScript: "#!/bin/sh" }'),
    'network-unreachable',
    3,
    65,
    's3Buckets',
  ],
  [
    'a VPC by id and by tags',
    dev('network: { mode: existing, vpcId: vpc-0a1b2c3d, vpcTags: { a: b }, subnetTags: { a: b } }'),
    'settings-conflict',
    3,
    80,
    'one of the two',
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
  [
    'a tag that RDS keeps for itself',
    dev('tags: { a: "rds:x" }'),
    'tag-reserved',
    3,
    43,
    'a value that starts',
  ],
  ['a tag that IAM refuses', dev('tags: { Team: "R&D" }'), 'tag-characters', 3, 46, 'refuse: &'],
  [
    'a tag that looks like an expression',
    dev(`tags: { Owner: '\${file("/etc/hostname")}' }`),
    'tag-characters',
    3,
    47,
    '$ { ( " )',
  ],
  [
    'tags that are one to IAM',
    dev('tags: { CostCenter: "4711", costcenter: "4711" }'),
    'tag-keys-differ-in-case',
    3,
    72,
    'Remove `costcenter` or `CostCenter`',
  ],
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
  [
    'a speed of a disk that has none to choose',
    dev('database: { iops: 16000 }'),
    'settings-conflict',
    3,
    50,
    '400',
  ],
  [
    'a throughput above a quarter of the IOPS',
    prod('database: { storageGiB: 500, iops: 12000, storageThroughputMiBps: 4000 }'),
    'settings-conflict',
    3,
    100,
    '3000',
  ],
  [
    'a retention that CloudWatch does not offer',
    dev('logs: { retentionDays: 100 }'),
    'settings-conflict',
    3,
    55,
    '90 or 120',
  ],
  [
    'a retention of flow logs that CloudWatch does not offer',
    prod('network: { flowLogRetentionDays: 100 }'),
    'settings-conflict',
    3,
    67,
    '90 or 120',
  ],
  [
    'a retention of the log of the firewall that CloudWatch does not offer',
    prod('loadBalancer: { webAcl: { logRetentionDays: 3600 } }'),
    'settings-conflict',
    3,
    78,
    '3288 or 3653',
  ],
  [
    'a snapshot that has no name',
    dev('database: { restoreFrom: { source: snapshot } }'),
    'settings-conflict',
    3,
    67,
    'snapshotIdentifier',
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
    'a reason for plain HTTP beside a certificate',
    prod(
      'loadBalancer: { domainName: a.example.com, hostedZoneId: Z0123456789, allowPlainHttp: { reason: Later. } }',
    ),
    'setting-idle',
  ],
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
  ['a tag that ends with a space', dev('tags: { Owner: "Platform " }'), 'tag-spaces'],
];

describe('the checks of an environment', () => {
  it.each(faults)('refuses %s', expectFault);

  it.each(warnings)('warns of %s', (_what, text, code) => {
    expect(load(text).warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('warns of no weakness of production that a waiver answers, until that has ended', () => {
    const waiver = (expires: string) =>
      `${prod('database: { multiAz: false }')}\nwaivers:\n  - { rule: RDS-6, address: aws_db_instance.postgres, reason: Small., owner: me, expires: ${expires} }\n`;
    const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
    expect(load(waiver(day(30))).warnings).toEqual([]);
    expect(load(waiver(day(-30))).warnings.map(({ code }) => code)).toEqual(['production-weakened']);
    expect(load(waiver(day(30)).replace('RDS-6', 'RDS-9')).warnings).toHaveLength(1);
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
