import type { DatabaseSettings } from './settings.js';

/**
 * A database is restored when it is made. Afterwards what it came from may change, or leave the file: Terraform would make the database anew
 * for that, without what was written since.
 * Source: https://github.com/hashicorp/terraform-provider-aws/issues/34522
 */
export const restoredOnce = { ignoreChanges: ['snapshot_identifier', 'restore_to_point_in_time'] };

/** What a new database starts from. */
export function restoreOf(restore: DatabaseSettings['restoreFrom']) {
  const { source, snapshotIdentifier, databaseIdentifier, time } = restore;
  if (source === 'snapshot') return { snapshotIdentifier };
  if (source !== 'pointInTime') return {};
  return {
    restoreToPointInTime: {
      sourceDbInstanceIdentifier: databaseIdentifier,
      ...(time === undefined ? { useLatestRestorableTime: true } : { restoreTime: time }),
    },
  };
}
