import type { ResolvedEnvironment } from '../../schema/environment-schema.js';
import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from '../check.js';

const week = 7 * 24 * 60;
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * AWS Backup starts no job for a database in the hour before its windows, nor in them.
 * Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html
 */
export const backupPlanCheck: EnvironmentCheck = {
  reads: ['backup.plan', 'backup.hourUtc', 'database.backupWindow', 'database.maintenanceWindow'],
  run: (environment) => (environment.backup.plan === 'none' ? [] : meetsWindow(environment)),
};

function meetsWindow({ backup, database }: ResolvedEnvironment): readonly SettingFault[] {
  const daily = days.map((_, day) => minuteSpan(`${days[day]}:${database.backupWindow}`));
  const spans = [...daily, minuteSpan(database.maintenanceWindow)];
  const starts = days.map((_, day) => day * 24 * 60 + backup.hourUtc * 60);
  // A window and the hour before it: both ends may lie beyond the end of the week.
  const isIn = (start: number) =>
    spans.some(([from, to]) => {
      const length = (to - from + week) % week;
      return (start - (from - 60) + 2 * week) % week < length + 60;
    });
  if (!starts.some(isIn)) return [];
  const message = `\`backup.hourUtc\` (${backup.hourUtc}) lies in a window of the database or in the hour before it, where AWS Backup starts no job.`;
  const hint = `Choose an hour apart from \`database.backupWindow\` (${database.backupWindow}) and \`database.maintenanceWindow\` (${database.maintenanceWindow}), for example ${freeHour(isIn)}.`;
  const place = { value: backup.hourUtc };
  return [{ at: ['backup', 'hourUtc'], problem: settingsConflict.problem({ message, hint }, place) }];
}

function freeHour(isIn: (start: number) => boolean): number | undefined {
  return Array.from({ length: 24 }, (_, hour) => hour).find((hour) =>
    days.every((_, day) => !isIn(day * 24 * 60 + hour * 60)),
  );
}

/** `Mon:04:00-Mon:05:00`, or with one day `mon:03:00-04:00`, as minutes of the week. */
function minuteSpan(window: string): readonly [from: number, to: number] {
  const [first = '', last = ''] = window.toLowerCase().split('-');
  const [day = ''] = first.split(':');
  const minuteOf = (text: string) => {
    const parts = text.split(':');
    const [hour, minute] = parts.slice(-2).map(Number);
    return (
      days.indexOf(parts.length === 3 ? (parts[0] ?? '') : day) * 1440 + (hour ?? 0) * 60 + (minute ?? 0)
    );
  };
  const from = minuteOf(first);
  const to = minuteOf(last);
  // A daily window may go over midnight.
  return [from, to < from && last.split(':').length === 2 ? to + 1440 : to];
}
