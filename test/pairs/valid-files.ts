import fc from 'fast-check';
import type { JsonSchema } from '../../src/config/schema/json-schema.js';
import { schemaAt } from '../../src/config/schema/schema-index.js';

/** Values by dotted setting; undefined leaves it to the tier. */
export type Choices = Readonly<Record<string, unknown>>;

const account = '123456789012';
const certificate = `arn:aws:acm:ap-southeast-1:${account}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
const keys = ['01234567-89ab-cdef-0123-456789abcdef', '01234567-89ab-cdef-0123-456789abcde0'];

/** What settings take whose type says too little, or lets too much happen on two processors. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  project: ['shop', 'acme-shop', undefined],
  environment: ['dev', 'staging', 'prod', 'qa'],
  tier: [undefined],
  tags: [{}, { CostCenter: '4711' }, { Owner: 'Platform', CostCenter: '4712' }],
  'aws.accountId': [undefined, account],
  'aws.profile': [undefined, 'work'],
  'aws.roleArn': [undefined, `arn:aws:iam::${account}:role/deploy`],
  'loadBalancer.idleTimeoutSeconds': [undefined, 1, 60, 120, 4000],
  'loadBalancer.certificateArn': [undefined, undefined, certificate],
  'loadBalancer.domainName': [undefined],
  'loadBalancer.hostedZoneId': [undefined],
  'loadBalancer.allowPlainHttp.reason': ['This is the sandbox.'],
  'loadBalancer.allowedSources': [undefined, undefined, ['10.0.0.0/8'], ['10.0.0.0/8', '203.0.113.0/24']],
  'loadBalancer.webAcl.rateLimit': [undefined, 100, 5000],
  'loadBalancer.webAcl.logRetentionDays': [undefined, 30, 400],
  'app.port': [undefined, 80, 8080, 9000],
  'app.healthPath': [undefined, '/ready', '/health?deep=1'],
  'app.bootScript': [undefined, '#!/bin/sh\necho ${HOME} %{x}\n', '#!/bin/sh\nexit 0\n'],
  'compute.instanceType': [undefined, 't3.small', 't4g.small', 'm6i.large'],
  'compute.amiId': [undefined, undefined, 'ami-0c802847a7dd848c0'],
  'compute.minSize': [undefined, 0, 1, 2],
  'compute.maxSize': [undefined, 2, 4, 6],
  'compute.desiredCapacity': [undefined, undefined, 1, 2],
  'compute.instanceTypes': [undefined, undefined, ['t3a.small', 'm5.large']],
  'compute.spot': [undefined, false],
  'compute.scaling.cpuPercent': [undefined, 0, 50, 60],
  'compute.scaling.requestsPerTarget': [undefined, 0, 1000],
  'database.engineVersion': [undefined, '15', '15.17', '16', '17'],
  'database.instanceClass': [undefined, 'db.t4g.micro', 'db.t4g.medium', 'db.m6g.large'],
  'database.storageGiB': [undefined, 20, 50, 100, 300, 500],
  'database.maxStorageGiB': [undefined, 100, 200, 500, 1000],
  'database.iops': [undefined],
  'database.storageThroughputMiBps': [undefined],
  'database.caCertificateIdentifier': [undefined, 'rds-ca-rsa2048-g1', 'rds-ca-ecc384-g1'],
  'database.enhancedMonitoringSeconds': [undefined, 0, 15, 60],
  'database.slowStatementMilliseconds': [undefined, 0, 250, 1000],
  'database.backupRetentionDays': [undefined, 1, 7, 14, 35],
  'database.backupWindow': [undefined, '03:00-04:00', '18:00-19:00', '23:30-00:15'],
  'database.maintenanceWindow': [undefined, 'Mon:04:00-Mon:05:00', 'Sun:20:00-Sun:21:00'],
  'database.name': [undefined, 'app', 'shop'],
  'database.username': [undefined, 'app_admin', 'shop_owner'],
  'database.iamUser': [undefined, undefined, 'shop'],
  'database.password.version': [undefined, 1, 2, 3],
  'database.password.recoveryWindowDays': [undefined, 0, 7, 30],
  'logs.retentionDays': [undefined, 30, 90, 365],
  'logs.kmsKeyArn': [undefined],
  'alarms.subscribers': [
    undefined,
    ['ops@example.com'],
    ['ops@example.com', 'https://hooks.example.com/alarms'],
  ],
  'alarms.serverErrorCount': [undefined, 5, 100],
  'alarms.latencySeconds': [undefined, 0.5, 3],
  'alarms.databaseCpuPercent': [undefined, 70, 95],
  'alarms.databaseFreeStoragePercent': [undefined, 10, 30],
  'alarms.databaseFreeMemoryMiB': [undefined, 100, 256],
  'alarms.databaseConnectionCount': [undefined, 50, 500],
  'storage.lifecycle.abortUploadsDays': [undefined, 0, 7],
  'storage.lifecycle.expireVersionsDays': [undefined, 0, 90],
  'storage.lifecycle.coldAfterDays': [undefined, 0, 90],
  'backup.plan': [undefined, 'none', 'none', 'daily'],
  'backup.retentionDays': [undefined, 35, 90],
  'storage.bucketName': [undefined, undefined, 'a-name-of-{suffix}'],
  'storage.bucketPrefix': [undefined, 'app-data', 'shop-data'],
  'storage.kmsKeyArn': [undefined, ...keys.map((key) => `arn:aws:kms:ap-southeast-1:${account}:key/${key}`)],
};

/** Settings that stay as they are, and why. */
export const keptSettings: Readonly<Record<string, string>> = {
  'aws.region':
    'where an environment lives is not changed by a deploy: edits of it are in the table of test/day-two',
  'aws.externalId': 'it goes with a role, and says nothing of what lives',
  'network.mode': 'where an environment lives is not changed by a deploy',
  'network.vpcId': 'where an environment lives is not changed by a deploy',
  'network.subnetIds': 'where an environment lives is not changed by a deploy',
  'network.loadBalancerSubnetIds': 'where an environment lives is not changed by a deploy',
  'network.databaseSubnetIds': 'where an environment lives is not changed by a deploy',
  'network.vpcTags': 'see network.vpcId',
  'network.subnetTags': 'see network.subnetIds',
  'network.loadBalancerSubnetTags': 'see network.loadBalancerSubnetIds',
  'network.databaseSubnetTags': 'see network.databaseSubnetIds',
  ...inOwnNetwork('cidr', 'zones', 'nat', 'interfaceEndpoints', 's3Buckets', 'egress'),
  ...inOwnNetwork('flowLogs', 'flowLogRetentionDays'),
  'app.artifact.bucket':
    'an artifact is named whole or not at all: edits of it are in the table of test/day-two',
  'app.artifact.key': 'see app.artifact.bucket',
  'app.artifact.version': 'see app.artifact.bucket',
  'compute.offHours.from':
    'off hours are named whole or not at all: edits of them are in the table of test/day-two',
  'compute.offHours.to': 'see compute.offHours.from',
  'compute.offHours.timeZone': 'see compute.offHours.from',
  'database.kmsKeyArn': 'another key replaces the database, which a deploy refuses: test/day-two',
  'database.restoreFrom.source': 'it counts when a database is made, from a snapshot that there is',
  'database.restoreFrom.snapshotIdentifier': 'see database.restoreFrom.source',
  'database.restoreFrom.databaseIdentifier': 'see database.restoreFrom.source',
  'database.restoreFrom.time': 'see database.restoreFrom.source',
  'storage.objectLock.mode': 'it comes with a new bucket alone: test/day-two',
  'storage.objectLock.days': 'see storage.objectLock.mode',
  'logs.bucket': 'a bucket that `bootstrap` has not made is refused before a plan',
  'backup.hourUtc': 'it has to keep away from the windows of the database, which are drawn',
  'backup.lock': 'it goes with a plan, and keeps nothing that a deploy could lose',
  'backup.forceDestroy': 'it counts when the environment is destroyed',
  'backend.type': 'a state that is elsewhere is refused before a plan: test/day-two',
  'backend.bucket': 'see backend.type',
  'backend.region': 'see backend.type',
  'backend.keyPrefix': 'see backend.type',
  'backend.kmsKeyArn': 'see backend.type',
  'backend.bucketOwner': 'see backend.type',
  'backend.config': 'see backend.type',
  'backend.insecureReason': 'see backend.type',
};

function inOwnNetwork(...keys: readonly string[]): Readonly<Record<string, string>> {
  const why = 'it means something in a network of its own alone, and these files stay in the default VPC';
  return Object.fromEntries(keys.map((key) => [`network.${key}`, why]));
}

/** A value of one setting: from the list above, or from its schema. */
export function someValueOf(setting: string): fc.Arbitrary<unknown> {
  const listed = values[setting];
  if (listed !== undefined) return fc.constantFrom(...listed);
  const schema = schemaAt(['defaults', ...setting.split('.')]);
  const taken = takenBy(schema);
  if (taken === undefined) throw new Error(`Nobody says which values ${setting} takes: add a row.`);
  return fc.constantFrom(undefined, ...taken);
}

function takenBy(schema: JsonSchema | undefined): readonly unknown[] | undefined {
  if (schema?.type === 'boolean') return [true, false];
  return schema?.enum;
}

/** environments.yaml with one environment of these choices. */
export function fileOf(suffix: string, choices: Choices): string {
  // The tiers differ in it, and an environment stays in its network.
  const environment: Record<string, unknown> = { network: { mode: 'default' } };
  const { project, environment: name, ...settings } = choices;
  const tier = name === 'qa' ? { tier: 'development' } : {};
  for (const [setting, value] of Object.entries(settings))
    if (value !== undefined) setIn(environment, setting.split('.'), inSuffix(value, suffix));
  const named = project === undefined ? {} : { project };
  const environments = { [suffix]: { environment: name, ...tier, ...environment } };
  return `${JSON.stringify({ version: 1, ...named, environments }, undefined, 1)}\n`;
}

function inSuffix(value: unknown, suffix: string): unknown {
  return typeof value === 'string' ? value.replace('{suffix}', suffix) : value;
}

function setIn(
  target: Record<string, unknown>,
  [key = '', ...rest]: readonly string[],
  value: unknown,
): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const child = { ...(target[key] as Record<string, unknown> | undefined) };
  target[key] = child;
  setIn(child, rest, value);
}
