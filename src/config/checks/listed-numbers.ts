import { settingsConflict } from '../schema/setting-errors.js';
import { valueAt } from '../schema/setting-path.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const retentionDays = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, MonitoringInterval */
const monitoringSeconds = [0, 1, 5, 10, 15, 30, 60];

/** Each setting that takes one of such a list. */
const lists: Readonly<Record<string, readonly number[]>> = {
  'logs.retentionDays': retentionDays,
  'network.flowLogRetentionDays': retentionDays,
  'loadBalancer.webAcl.logRetentionDays': retentionDays,
  'database.enhancedMonitoringSeconds': monitoringSeconds,
};

/** Holds numbers of which AWS takes only those of a list. */
export const listedNumbersCheck: EnvironmentCheck = {
  reads: Object.keys(lists),
  run: (environment) =>
    Object.entries(lists).flatMap(([path, listed]) => {
      const at = path.split('.');
      const value = valueAt(environment, at);
      return typeof value === 'number' ? unlisted(at, value, listed) : [];
    }),
};

function unlisted(at: readonly string[], value: number, listed: readonly number[]): SettingFault[] {
  if (listed.includes(value)) return [];
  const below = listed.filter((one) => one < value).at(-1);
  const above = listed.find((one) => one > value);
  const nearest = [below, above].filter((one) => one !== undefined).join(' or ');
  const message = `\`${at.join('.')}\` (${value}) is none of the numbers that AWS takes.`;
  const problem = settingsConflict.problem(
    { message, hint: `Write ${nearest}.` },
    { value, allowed: listed.join(', ') },
  );
  return [{ at, problem }];
}
