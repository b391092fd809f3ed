/** What a difference between two environments is about, the one to look at first in front. */
export const concerns = ['security', 'availability', 'function', 'size', 'cost', 'naming'] as const;

/** See `concerns`. */
export type Concern = (typeof concerns)[number];

type Concerns = readonly [Concern, ...Concern[]];

/** What each setting is about, the main thing first; a block speaks for the settings below it. A test asks for every setting. */
export const settingConcerns: Readonly<Record<string, Concerns>> = {
  tier: ['security', 'availability'],
  aws: ['naming'],
  'aws.roleArn': ['security'],
  'aws.externalId': ['security'],
  tags: ['naming'],
  'network.mode': ['security'],
  'network.vpcId': ['naming'],
  'network.subnetIds': ['availability'],
  'network.loadBalancerSubnetIds': ['availability'],
  'network.databaseSubnetIds': ['availability'],
  'network.vpcTags': ['naming'],
  'network.subnetTags': ['naming'],
  'network.loadBalancerSubnetTags': ['naming'],
  'network.databaseSubnetTags': ['naming'],
  'network.cidr': ['naming'],
  'network.zones': ['availability', 'cost'],
  'network.nat': ['availability', 'cost'],
  'network.interfaceEndpoints': ['function', 'cost'],
  'network.s3Buckets': ['security'],
  'network.egress': ['security'],
  'network.flowLogs': ['security', 'cost'],
  'network.flowLogRetentionDays': ['security', 'cost'],
  'loadBalancer.certificateArn': ['security'],
  'loadBalancer.domainName': ['naming'],
  'loadBalancer.hostedZoneId': ['naming'],
  'loadBalancer.allowPlainHttp': ['security'],
  'loadBalancer.scheme': ['security'],
  'loadBalancer.allowedSources': ['security'],
  'loadBalancer.desyncMitigationMode': ['security'],
  'loadBalancer.accessLogs': ['security', 'cost'],
  'loadBalancer.webAcl': ['security', 'cost'],
  'loadBalancer.webAcl.logRetentionDays': ['security', 'cost'],
  'loadBalancer.deletionProtection': ['availability'],
  'loadBalancer.idleTimeoutSeconds': ['function'],
  app: ['function'],
  'app.protocol': ['security'],
  'compute.instanceType': ['size', 'cost'],
  'compute.amiId': ['function', 'security'],
  'compute.minSize': ['availability', 'cost'],
  'compute.maxSize': ['size', 'cost'],
  'compute.desiredCapacity': ['size', 'cost'],
  'compute.instanceTypes': ['size', 'cost'],
  'compute.spot': ['availability', 'cost'],
  'compute.scaling': ['size', 'cost'],
  'compute.detailedMonitoring': ['availability', 'cost'],
  'compute.offHours': ['availability', 'cost'],
  'database.engineVersion': ['function', 'security'],
  'database.instanceClass': ['size', 'cost'],
  'database.storageGiB': ['size', 'cost'],
  'database.maxStorageGiB': ['size', 'cost'],
  'database.iops': ['size', 'cost'],
  'database.storageThroughputMiBps': ['size', 'cost'],
  'database.kmsKeyArn': ['security'],
  'database.caCertificateIdentifier': ['security'],
  'database.engineLifecycleSupport': ['cost', 'security'],
  'database.multiAz': ['availability', 'cost'],
  'database.deletionProtection': ['availability'],
  'database.finalSnapshot': ['availability'],
  'database.applyImmediately': ['availability'],
  'database.backupRetentionDays': ['availability', 'cost'],
  'database.backupWindow': ['availability'],
  'database.maintenanceWindow': ['availability'],
  'database.name': ['naming'],
  'database.username': ['naming'],
  'database.password': ['security'],
  'database.password.recoveryWindowDays': ['availability'],
  'database.restoreFrom': ['naming'],
  'database.enhancedMonitoringSeconds': ['availability', 'cost'],
  'database.insights': ['availability', 'cost'],
  'database.logConnections': ['security', 'cost'],
  'database.slowStatementMilliseconds': ['function', 'cost'],
  'storage.bucketPrefix': ['naming'],
  'storage.bucketName': ['naming'],
  'storage.bucketNamespace': ['naming'],
  'storage.versioning': ['availability', 'cost'],
  'storage.encryption': ['security'],
  'storage.kmsKeyArn': ['security'],
  'storage.accessLogs': ['security', 'cost'],
  'storage.forceDestroy': ['availability'],
  'identity.managedPolicies': ['security'],
  'identity.permissionsBoundary': ['security'],
  'database.iamUser': ['security'],
  logs: ['security', 'cost'],
  'logs.bucket': ['naming'],
  alarms: ['availability'],
  'alarms.enabled': ['availability', 'cost'],
  dashboard: ['cost'],
  'storage.lifecycle': ['availability', 'cost'],
  'storage.objectLock': ['security', 'cost'],
  backup: ['availability', 'cost'],
  backend: ['naming'],
};

/** Something about a setting. */
interface AboutSetting {
  readonly setting: string;
  readonly concerns: readonly Concern[];
}

/** Orders by what settings are about, and then by name. */
export function byConcern(one: AboutSetting, other: AboutSetting): number {
  const rank = ({ concerns: [first = 'naming'] }: AboutSetting) => concerns.indexOf(first);
  return rank(one) - rank(other) || (one.setting < other.setting ? -1 : 1);
}

/** What a setting is about, by its dotted name: that of the nearest block that says so. */
export function concernsOf(setting: string): Concerns {
  const told = Object.hasOwn(settingConcerns, setting) ? settingConcerns[setting] : undefined;
  if (told !== undefined) return told;
  const above = setting.lastIndexOf('.');
  // A setting that nobody has placed is looked at: it is no matter of names.
  return above < 0 ? ['function'] : concernsOf(setting.slice(0, above));
}
