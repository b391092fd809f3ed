import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** Holds `storageGiB ≤ maxStorageGiB`. */
export const storageGrowthCheck: EnvironmentCheck = {
  reads: ['database.storageGiB', 'database.maxStorageGiB'],
  run: ({ database: { storageGiB, maxStorageGiB } }) => {
    if (maxStorageGiB >= storageGiB) return [];
    const message = `\`database.maxStorageGiB\` (${maxStorageGiB}) is smaller than \`database.storageGiB\` (${storageGiB}).`;
    const hint = `Raise maxStorageGiB to at least ${storageGiB}; equal values turn storage autoscaling off.`;
    const place = { value: maxStorageGiB, allowed: `at least ${storageGiB}` };
    return [
      { at: ['database', 'maxStorageGiB'], problem: settingsConflict.problem({ message, hint }, place) },
    ];
  },
};
