import type { Settings, Tier } from '../schema/environment-schema.js';

/** Value of the tag `Project` where the file names none. */
export const defaultProject = 'multi-env-infrastructure';

type Choice<T> = readonly [development: T, staging: T, production: T];

const everywhere = <T>(value: T): Choice<T> => [value, value, value];

/**
 * The one table of defaults. A row is a setting, its three values are those of development, staging and production.
 * A setting without a row has no default: it stays unset unless the file sets it.
 */
export const tierTable = {
  'aws.region': everywhere('ap-southeast-1'),
  'network.mode': everywhere('default'),
  'loadBalancer.deletionProtection': [false, false, true],
  'loadBalancer.idleTimeoutSeconds': everywhere(60),
  'app.port': everywhere(8080),
  'app.healthPath': everywhere('/health'),
  'compute.instanceType': ['t3.micro', 't3.small', 'm6i.large'],
  'compute.minSize': [1, 2, 3],
  'compute.maxSize': [2, 4, 9],
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
  'storage.bucketPrefix': everywhere('app-data'),
  'storage.bucketNamespace': everywhere('none'),
  'storage.versioning': [false, true, true],
  'storage.encryption': everywhere('AES256'),
  'storage.forceDestroy': [true, true, false],
  'backend.type': everywhere('local'),
} as const satisfies Readonly<Record<string, Choice<string | number | boolean>>>;

const column: Readonly<Record<Tier, 0 | 1 | 2>> = { development: 0, staging: 1, production: 2 };

/** The default that a tier gives to one setting, by its dotted name; undefined where it has none. */
export function tierDefault(tier: Tier, setting: string): string | number | boolean | undefined {
  const rows: Readonly<Record<string, Choice<string | number | boolean>>> = tierTable;
  return Object.hasOwn(rows, setting) ? rows[setting]?.[column[tier]] : undefined;
}

/** The defaults of a tier, in the shape of the file. */
export function tierDefaults(tier: Tier): Record<keyof Settings, Record<string, unknown>> {
  const defaults: Record<string, unknown> = { tags: {} };
  for (const [path, choice] of Object.entries(tierTable))
    setAt(defaults, path.split('.'), choice[column[tier]]);
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
