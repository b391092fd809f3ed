import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/**
 * Holds `storageGiB ≤ maxStorageGiB`, with room to grow: RDS takes a limit of autoscaling only from 10 % above the storage on. Equal values mean no
 * autoscaling.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
export const storageGrowthCheck: EnvironmentCheck = {
  reads: ['database.storageGiB', 'database.maxStorageGiB'],
  run: ({ database: { storageGiB, maxStorageGiB } }) => {
    const least = Math.ceil((storageGiB * 11) / 10);
    if (maxStorageGiB === storageGiB || maxStorageGiB >= least) return [];
    const fault =
      maxStorageGiB < storageGiB
        ? `is smaller than \`database.storageGiB\` (${storageGiB})`
        : `is less than 10 % above \`database.storageGiB\` (${storageGiB}), which RDS refuses`;
    const message = `\`database.maxStorageGiB\` (${maxStorageGiB}) ${fault}.`;
    const hint = `Raise maxStorageGiB to at least ${least}; ${storageGiB}, an equal value, turns storage autoscaling off.`;
    const place = { value: maxStorageGiB, allowed: `${storageGiB}, or at least ${least}` };
    return [
      { at: ['database', 'maxStorageGiB'], problem: settingsConflict.problem({ message, hint }, place) },
    ];
  },
};
