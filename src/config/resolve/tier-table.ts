import { type Edition, newestEdition } from '../names/editions.js';
import type { Tier } from '../names/tiers.js';
import type { Settings } from '../schema/environment-schema.js';
import { type DefaultRow, formerDefaults } from './former-defaults.js';

/** Value of the tag `Project` where the file names none. */
export const defaultProject = 'multi-env-infrastructure';

type Choice<T> = readonly [development: T, staging: T, production: T];

const everywhere = <T>(value: T): Choice<T> => [value, value, value];

/**
 * The one table of defaults. A row is a setting, its three values are those of development, staging and production.
 * A setting without a row has no default: it stays unset unless the file sets it. What an earlier edition had instead is in `former-defaults.ts`.
 */
export const tierTable = {
  'aws.region': everywhere('ap-southeast-1'),
  'network.mode': ['default', 'default', 'dedicated'],
  'network.cidr': everywhere('10.0.0.0/20'),
  'network.zones': [2, 2, 3],
  'network.nat': ['one', 'one', 'per-zone'],
  'network.flowLogs': [false, false, true],
  'network.flowLogRetentionDays': [30, 90, 400],
  'loadBalancer.deletionProtection': [false, false, true],
  'loadBalancer.idleTimeoutSeconds': everywhere(60),
  'loadBalancer.scheme': everywhere('internet-facing'),
  'loadBalancer.desyncMitigationMode': everywhere('defensive'),
  'loadBalancer.accessLogs': [false, false, true],
  'loadBalancer.webAcl.mode': ['off', 'off', 'block'],
  'loadBalancer.webAcl.rateLimit': everywhere(2000),
  'loadBalancer.webAcl.bodySize': everywhere('count'),
  'loadBalancer.webAcl.anonymousIpList': everywhere(false),
  'loadBalancer.webAcl.logRetentionDays': [30, 90, 400],
  'app.port': everywhere(8080),
  'app.protocol': ['http', 'http', 'https'],
  'app.healthPath': everywhere('/health'),
  'compute.instanceType': ['t3.micro', 't3.small', 'm6i.large'],
  'compute.minSize': [1, 2, 3],
  'compute.maxSize': [2, 4, 9],
  'compute.spot': everywhere(false),
  'compute.scaling.cpuPercent': [0, 0, 60],
  'compute.scaling.requestsPerTarget': everywhere(0),
  'compute.detailedMonitoring': [false, false, true],
  'database.engineVersion': everywhere('15'),
  'database.instanceClass': ['db.t4g.micro', 'db.t4g.small', 'db.m6g.large'],
  'database.storageGiB': [20, 50, 100],
  'database.maxStorageGiB': [100, 200, 1000],
  'database.multiAz': [false, false, true],
  'database.deletionProtection': [false, false, true],
  'database.finalSnapshot': [false, false, true],
  'database.applyImmediately': [true, true, false],
  'database.backupRetentionDays': everywhere(7),
  'database.backupWindow': everywhere('03:00-04:00'),
  'database.maintenanceWindow': everywhere('Mon:04:00-Mon:05:00'),
  'database.name': everywhere('app'),
  'database.username': everywhere('app_admin'),
  'database.password.source': everywhere('secretsManager'),
  'database.password.version': everywhere(1),
  'database.password.recoveryWindowDays': [0, 0, 30],
  'database.restoreFrom.source': everywhere('nothing'),
  'database.engineLifecycleSupport': everywhere('open-source-rds-extended-support-disabled'),
  'database.enhancedMonitoringSeconds': [0, 0, 60],
  'database.insights': ['off', 'off', 'standard'],
  'database.logConnections': everywhere(true),
  'database.slowStatementMilliseconds': everywhere(1000),
  'storage.bucketPrefix': everywhere('app-data'),
  'storage.bucketNamespace': everywhere('none'),
  'storage.versioning': [false, true, true],
  'storage.encryption': everywhere('AES256'),
  'storage.accessLogs': [false, false, true],
  'storage.lifecycle.abortUploadsDays': [0, 0, 7],
  'storage.lifecycle.expireVersionsDays': [0, 0, 90],
  'storage.lifecycle.coldAfterDays': everywhere(0),
  'storage.lifecycle.coldClass': everywhere('INTELLIGENT_TIERING'),
  'storage.objectLock.mode': everywhere('none'),
  'storage.objectLock.days': everywhere(30),
  'storage.forceDestroy': [true, true, false],
  'identity.managedPolicies': everywhere(true),
  'identity.permissionsBoundary': everywhere(true),
  'logs.managed': everywhere(true),
  'logs.retentionDays': [30, 90, 400],
  'logs.ownKey': [false, false, true],
  'logs.agent': everywhere(true),
  'alarms.enabled': [false, false, true],
  'alarms.serverErrorCount': everywhere(10),
  'alarms.latencySeconds': everywhere(2),
  'alarms.databaseCpuPercent': everywhere(80),
  'alarms.databaseFreeStoragePercent': everywhere(20),
  'alarms.databaseFreeMemoryMiB': [64, 128, 512],
  'alarms.databaseConnectionCount': [80, 160, 700],
  'dashboard.enabled': [false, false, true],
  'backup.plan': ['none', 'none', 'daily'],
  'backup.hourUtc': everywhere(6),
  'backup.retentionDays': [35, 35, 90],
  'backup.lock': ['none', 'none', 'governance'],
  'backup.forceDestroy': [true, true, false],
  'backend.type': everywhere('local'),
} as const satisfies Readonly<Record<string, Choice<string | number | boolean>>>;

const column: Readonly<Record<Tier, 0 | 1 | 2>> = { development: 0, staging: 1, production: 2 };

/** The default that a tier gives to one setting, by its dotted name; undefined where it has none. */
export function tierDefault(
  tier: Tier,
  setting: string,
  edition: Edition = newestEdition,
): string | number | boolean | undefined {
  const rows: Readonly<Record<string, DefaultRow>> = tierTable;
  if (!Object.hasOwn(rows, setting)) return undefined;
  return (formerDefaults(edition)[setting] ?? rows[setting])?.[column[tier]];
}

/** The defaults of a tier, in the shape of the file; those of the newest edition where none is named. */
export function tierDefaults(
  tier: Tier,
  edition: Edition = newestEdition,
): Record<keyof Settings, Record<string, unknown>> {
  // Blocks without any default are empty, not absent.
  const defaults: Record<string, unknown> = { tags: {}, logs: {}, loadBalancer: { allowPlainHttp: {} } };
  for (const path of Object.keys(tierTable))
    setAt(defaults, path.split('.'), tierDefault(tier, path, edition));
  return defaults as Record<keyof Settings, Record<string, unknown>>;
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const child = (target[key] ?? {}) as Record<string, unknown>;
  target[key] = child;
  setAt(child, rest, value);
}
