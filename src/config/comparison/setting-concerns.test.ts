import { expect, it } from 'vitest';
import { settingPaths } from '../schema/schema-index.js';
import { byConcern, concernsOf, settingConcerns } from './setting-concerns.js';

const paths = settingPaths();

it.each(paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`))))(
  'it is declared what %s is about',
  (path) => {
    const parts = path.split('.');
    const names = parts.map((_, at) => parts.slice(0, at + 1).join('.'));
    expect(names.some((name) => Object.hasOwn(settingConcerns, name))).toBe(true);
  },
);

it.each(Object.keys(settingConcerns))('%s is a setting', (name) => {
  expect(paths).toContain(name);
});

it('the nearest block speaks for a setting, and what nobody has placed is looked at', () => {
  expect(concernsOf('database.password.recoveryWindowDays')).toEqual(['availability']);
  expect(concernsOf('database.password.version')).toEqual(['security']);
  expect(concernsOf('tags.Owner')).toEqual(['naming']);
  expect(concernsOf('database.new')).toEqual(['function']);
  expect(concernsOf('toString')).toEqual(['function']);
});

/** Settings by all that they are about. */
const about: readonly (readonly [concerns: string, settings: string])[] = [
  ['security availability', 'tier'],
  [
    'naming',
    'aws tags network.vpcId network.vpcTags network.subnetTags network.loadBalancerSubnetTags network.databaseSubnetTags network.cidr loadBalancer.domainName loadBalancer.hostedZoneId database.name database.username database.restoreFrom storage.bucketPrefix storage.bucketName storage.bucketNamespace logs.bucket backend',
  ],
  [
    'security',
    'aws.roleArn aws.externalId network.mode network.s3Buckets network.egress loadBalancer.certificateArn loadBalancer.allowPlainHttp loadBalancer.scheme loadBalancer.allowedSources loadBalancer.desyncMitigationMode app.protocol database.kmsKeyArn database.caCertificateIdentifier database.password storage.encryption storage.kmsKeyArn identity.managedPolicies identity.permissionsBoundary database.iamUser',
  ],
  [
    'availability',
    'network.subnetIds network.loadBalancerSubnetIds network.databaseSubnetIds loadBalancer.deletionProtection database.deletionProtection database.finalSnapshot database.applyImmediately database.backupWindow database.maintenanceWindow database.password.recoveryWindowDays storage.forceDestroy alarms',
  ],
  [
    'availability cost',
    'network.zones network.nat compute.minSize compute.spot compute.detailedMonitoring compute.offHours database.multiAz database.backupRetentionDays database.enhancedMonitoringSeconds database.insights storage.versioning alarms.enabled storage.lifecycle backup',
  ],
  ['function cost', 'network.interfaceEndpoints database.slowStatementMilliseconds'],
  [
    'security cost',
    'network.flowLogs network.flowLogRetentionDays loadBalancer.accessLogs loadBalancer.webAcl loadBalancer.webAcl.logRetentionDays database.logConnections storage.accessLogs logs storage.objectLock',
  ],
  ['function', 'loadBalancer.idleTimeoutSeconds app'],
  [
    'size cost',
    'compute.instanceType compute.maxSize compute.desiredCapacity compute.instanceTypes compute.scaling database.instanceClass database.storageGiB database.maxStorageGiB database.iops database.storageThroughputMiBps',
  ],
  ['function security', 'compute.amiId database.engineVersion'],
  ['cost security', 'database.engineLifecycleSupport'],
  ['cost', 'dashboard'],
];

it.each(about)('%s is what settings are about: %s', (concerns, settings) => {
  for (const setting of settings.split(' ')) expect(concernsOf(setting).join(' '), setting).toBe(concerns);
});

it('every setting that is placed stands in that table', () => {
  expect(about.flatMap(([, settings]) => settings.split(' ')).toSorted()).toEqual(
    Object.keys(settingConcerns).toSorted(),
  );
});

it('settings are in the order of what they are about, and then by name', () => {
  const rows = [
    'tags.A',
    'database.multiAz',
    'database.storageGiB',
    'app.port',
    'aws.roleArn',
    'app.healthPath',
  ];
  const sorted = rows.map((setting) => ({ setting, concerns: concernsOf(setting) })).toSorted(byConcern);
  expect(sorted.map(({ setting }) => setting)).toEqual([
    ...['aws.roleArn', 'database.multiAz', 'app.healthPath', 'app.port', 'database.storageGiB', 'tags.A'],
  ]);
  expect(byConcern({ setting: 'a', concerns: [] }, { setting: 'b', concerns: ['cost'] })).toBeGreaterThan(0);
});
