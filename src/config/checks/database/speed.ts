import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from '../check.js';

/** From which size on RDS stripes gp3 volumes of PostgreSQL: below it the speed cannot be chosen. */
const stripedFromGiB = 400;

/**
 * Holds what RDS takes for the speed of gp3 storage.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
 */
export const databaseSpeedCheck: EnvironmentCheck = {
  reads: ['database.storageGiB', 'database.iops', 'database.storageThroughputMiBps'],
  run: ({ database }) => {
    const { storageGiB, iops, storageThroughputMiBps } = database;
    const chosen = (['iops', 'storageThroughputMiBps'] as const).filter((key) => database[key] !== undefined);
    if (storageGiB < stripedFromGiB) return chosen.map((key) => tooSmall(key, storageGiB));
    if (iops === undefined || storageThroughputMiBps === undefined) return [];
    const most = Math.floor(iops / 4);
    if (storageThroughputMiBps <= most) return [];
    const message = `\`database.storageThroughputMiBps\` (${storageThroughputMiBps}) is more than a quarter of \`database.iops\` (${iops}), which RDS refuses.`;
    const hint = `Lower it to ${most}, or raise iops to ${storageThroughputMiBps * 4}.`;
    return [fault('storageThroughputMiBps', { message, hint })];
  },
};

function tooSmall(key: 'iops' | 'storageThroughputMiBps', storageGiB: number): SettingFault {
  const message = `\`database.${key}\` cannot be chosen for ${storageGiB} GiB: gp3 storage below ${stripedFromGiB} GiB has 3000 IOPS and 125 MiB/s.`;
  return fault(key, {
    message,
    hint: `Take it out, or raise storageGiB to at least ${stripedFromGiB}.`,
  });
}

function fault(key: string, text: { readonly message: string; readonly hint: string }): SettingFault {
  return { at: ['database', key], problem: settingsConflict.problem(text) };
}
