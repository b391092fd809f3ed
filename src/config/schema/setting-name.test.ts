import { expect, test } from 'vitest';
import { settingPaths } from './schema-index.js';
import { isSettingName, type SettingName } from './setting-name.js';

/** The compiler asks for each name of the type here, and takes no other. */
const everyName = {
  tier: true,
  aws: true,
  'aws.region': true,
  'aws.accountId': true,
  'aws.profile': true,
  'aws.roleArn': true,
  'aws.externalId': true,
  tags: true,
  network: true,
  'network.mode': true,
  'network.vpcId': true,
  'network.subnetIds': true,
  'network.loadBalancerSubnetIds': true,
  'network.databaseSubnetIds': true,
  loadBalancer: true,
  'loadBalancer.deletionProtection': true,
  'loadBalancer.idleTimeoutSeconds': true,
  'loadBalancer.certificateArn': true,
  app: true,
  'app.port': true,
  'app.healthPath': true,
  'app.bootScript': true,
  compute: true,
  'compute.instanceType': true,
  'compute.amiId': true,
  'compute.minSize': true,
  'compute.maxSize': true,
  'compute.desiredCapacity': true,
  database: true,
  'database.engineVersion': true,
  'database.instanceClass': true,
  'database.storageGiB': true,
  'database.maxStorageGiB': true,
  'database.multiAz': true,
  'database.deletionProtection': true,
  'database.finalSnapshot': true,
  'database.applyImmediately': true,
  'database.backupRetentionDays': true,
  'database.backupWindow': true,
  'database.maintenanceWindow': true,
  'database.name': true,
  'database.username': true,
  'database.password': true,
  'database.password.source': true,
  'database.password.version': true,
  'database.password.recoveryWindowDays': true,
  storage: true,
  'storage.bucketName': true,
  'storage.bucketPrefix': true,
  'storage.bucketNamespace': true,
  'storage.versioning': true,
  'storage.encryption': true,
  'storage.kmsKeyArn': true,
  'storage.forceDestroy': true,
  backend: true,
  'backend.type': true,
  'backend.bucket': true,
  'backend.region': true,
  'backend.keyPrefix': true,
  'backend.kmsKeyArn': true,
  'backend.bucketOwner': true,
  'backend.config': true,
  'backend.insecureReason': true,
} satisfies Record<SettingName, true>;

test('the names of settings as a type are those of the schema', () => {
  expect(Object.keys(everyName)).toEqual(settingPaths());
});

test('a name that the schema lacks is none', () => {
  expect(isSettingName('database.multiAz')).toBe(true);
  expect(isSettingName('alarms')).toBe(false);
});
