import { endpointServices } from '../../src/constructs/network/settings.js';

/** Settings of one environment, as environments.yaml has them. */
export interface Settings {
  readonly [name: string]: string | number | boolean | readonly (string | number)[] | Settings;
}

/** Two environments by their suffixes. */
export interface Pair {
  readonly 'dev-001': Settings;
  readonly 'prod-003': Settings;
}

/** What both have on. */
const both: Settings = {
  tags: { CostCenter: '4711' },
  network: {
    ...{ mode: 'dedicated', interfaceEndpoints: [...endpointServices], s3Buckets: ['releases-of-the-team'] },
    ...{ egress: 'https', flowLogs: true, flowLogRetentionDays: 90 },
  },
  loadBalancer: {
    ...{ domainName: 'app.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
    ...{ allowedSources: ['10.0.0.0/8', '203.0.113.0/24'], idleTimeoutSeconds: 120 },
    ...{ desyncMitigationMode: 'strictest', accessLogs: true, deletionProtection: true },
    webAcl: {
      mode: 'block',
      rateLimit: 5000,
      bodySize: 'block',
      anonymousIpList: true,
      logRetentionDays: 400,
    },
  },
  app: {
    ...{ port: 8443, protocol: 'https', healthPath: '/ready' },
    artifact: { bucket: 'our-artifacts', key: 'shop/app.tar.gz', version: 'v1' },
  },
  compute: {
    ...{ instanceTypes: ['t3a.small', 't2.small'], detailedMonitoring: true },
    ...{ minSize: 2, maxSize: 6, scaling: { cpuPercent: 50, requestsPerTarget: 1000 } },
  },
  database: {
    ...{ storageGiB: 400, maxStorageGiB: 800, iops: 12_000, storageThroughputMiBps: 500 },
    ...{ caCertificateIdentifier: 'rds-ca-ecc384-g1', multiAz: true, deletionProtection: true },
    ...{ enhancedMonitoringSeconds: 15, logConnections: true, slowStatementMilliseconds: 250 },
    ...{ iamUser: 'shop', backupRetentionDays: 14, applyImmediately: true, finalSnapshot: false },
  },
  storage: {
    ...{ versioning: true, encryption: 'aws:kms', accessLogs: true, forceDestroy: false },
    lifecycle: { abortUploadsDays: 7, expireVersionsDays: 90, coldAfterDays: 90 },
    objectLock: { mode: 'governance', days: 1 },
  },
  logs: { managed: true, retentionDays: 365, ownKey: true, agent: true },
  alarms: { enabled: true, subscribers: ['https://hooks.example.com/alarms'] },
  dashboard: { enabled: true },
  backup: { plan: 'daily', retentionDays: 35, lock: 'governance', forceDestroy: true },
};

/** Development and production with all on that each may have. */
export const everythingOn: Pair = {
  'dev-001': withChanges(
    { environment: 'dev', ...both },
    {
      'network.cidr': '10.64.0.0/18',
      'network.zones': 2,
      'network.nat': 'one',
      'loadBalancer.domainName': 'dev.example.com',
      'compute.instanceType': 't3.small',
      'compute.spot': true,
      'compute.offHours': { from: '20:00', to: '07:30', timeZone: 'Asia/Singapore' },
      'database.instanceClass': 'db.t4g.medium',
      'database.password': { source: 'generated' },
      'database.insights': 'standard',
    },
  ),
  'prod-003': withChanges(
    { environment: 'prod', ...both },
    {
      'network.zones': 3,
      'network.nat': 'per-zone',
      'compute.instanceType': 't3.small',
      'database.instanceClass': 'db.m6g.large',
      'database.insights': 'advanced',
    },
  ),
};

/** What stays off, or as it is, and the test that stands in: the two environments cannot have it, or the emulator does not serve it. */
export const elsewhere: readonly (readonly [what: string, why: string, test: string])[] = [
  [
    'network `existing` and `default`',
    'an environment has one network',
    '`test/e2e/main-job.ts`, `test/day-two`',
  ],
  [
    'endpoints alone, without NAT',
    'an environment has one way out',
    '`test/golden-states/dedicated-network.test.ts`, `src/constructs/network/outside-needs.test.ts`',
  ],
  [
    '`certificateArn`, `scheme: internal`',
    'the domain name makes the certificate; another scheme is another load balancer',
    '`test/e2e/terraform-validate.test.ts`, `test/day-two`',
  ],
  [
    'a database from a snapshot or from a moment',
    'the emulator has no backup of a database that is not there',
    '`src/constructs/database/database.test.ts`, `test/e2e/terraform-validate.test.ts`',
  ],
  [
    'locks in the mode `compliance`',
    'what is locked so is not destroyed',
    '`test/e2e/terraform-validate.test.ts`',
  ],
  [
    'a password that RDS manages',
    'production has the secret, development a generated password',
    '`test/e2e/password-sources.test.ts`',
  ],
  [
    'verdicts of an instance refresh',
    'a refresh of the emulator ends at once',
    '`src/operations/deploy/refresh`: scripted targets',
  ],
  [
    'what a key, a policy or a boundary refuses',
    'the emulator refuses nobody anything',
    '`src/stacks/least-privilege.test.ts`, `test/e2e/outside-judges.test.ts`',
  ],
];

/** Both with some settings changed, named by their dotted paths. */
export function edited(pair: Pair, changes: Settings): Pair {
  return {
    'dev-001': withChanges(pair['dev-001'], changes),
    'prod-003': withChanges(pair['prod-003'], changes),
  };
}

/** environments.yaml of both. */
export function fileOf(environments: Pair): string {
  return `${JSON.stringify({ version: 1, environments }, undefined, 1)}\n`;
}

/** Settings in which some, named by their dotted paths, are others. */
function withChanges(settings: Settings, changes: Settings): Settings {
  return Object.entries(changes).reduce(
    (changed, [path, value]) => withChange(changed, path.split('.'), value),
    settings,
  );
}

function withChange(
  settings: Settings,
  [key = '', ...rest]: readonly string[],
  value: Settings[string],
): Settings {
  if (rest.length === 0) return { ...settings, [key]: value };
  const child = settings[key];
  const isMap = typeof child === 'object' && !isList(child);
  return { ...settings, [key]: withChange(isMap ? child : {}, rest, value) };
}

function isList(value: Settings[string]): value is readonly (string | number)[] {
  return Array.isArray(value);
}
