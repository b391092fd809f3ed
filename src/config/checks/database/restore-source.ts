import { settingsConflict } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

/** What a source of a new database cannot be without. */
const needed = {
  snapshot: ['snapshotIdentifier', 'the name of a snapshot, such as postgres-prod-003-final'],
  pointInTime: ['databaseIdentifier', 'the DB instance whose backups are read, such as postgres-prod-003'],
} as const;

/** A database that starts from something has to say from what. */
export const restoreSourceCheck: EnvironmentCheck = {
  reads: [
    'database.restoreFrom.source',
    'database.restoreFrom.snapshotIdentifier',
    'database.restoreFrom.databaseIdentifier',
  ],
  run: ({ database: { restoreFrom } }) => {
    if (restoreFrom.source === 'nothing') return [];
    const [key, what] = needed[restoreFrom.source];
    if (restoreFrom[key] !== undefined) return [];
    const message = `\`database.restoreFrom.source: ${restoreFrom.source}\` needs \`${key}\`.`;
    const problem = settingsConflict.problem(
      { message, hint: `Add \`${key}\`: ${what}.` },
      { value: restoreFrom.source },
    );
    return [{ at: ['database', 'restoreFrom', 'source'], problem }];
  },
};
