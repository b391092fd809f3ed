import type { Settings } from './everything-on.js';

/** An edit of one setting, in development and in production. */
interface Edit {
  readonly setting: string;
  readonly to: Settings[string];
}

/** Fifteen edits: the first three are deployed, then the others. The last three let production be destroyed. */
export const edits: readonly Edit[] = [
  { setting: 'tags.CostCenter', to: '4712' },
  { setting: 'loadBalancer.idleTimeoutSeconds', to: 60 },
  { setting: 'loadBalancer.webAcl.rateLimit', to: 2000 },

  { setting: 'loadBalancer.allowedSources', to: ['10.0.0.0/8'] },
  { setting: 'app.healthPath', to: '/health' },
  { setting: 'app.artifact.version', to: 'v2' },

  { setting: 'compute.maxSize', to: 8 },
  { setting: 'compute.scaling.cpuPercent', to: 60 },
  { setting: 'database.backupRetentionDays', to: 21 },

  { setting: 'database.slowStatementMilliseconds', to: 1000 },
  { setting: 'alarms.databaseCpuPercent', to: 70 },
  { setting: 'storage.lifecycle.expireVersionsDays', to: 120 },

  { setting: 'loadBalancer.deletionProtection', to: false },
  { setting: 'database.deletionProtection', to: false },
  { setting: 'storage.forceDestroy', to: true },
];

/** The edits that are deployed at once. */
export const rounds: readonly (readonly Edit[])[] = [edits.slice(0, 3), edits.slice(3)];
