import { nameRefused } from '../schema/setting-errors.js';
import type { EnvironmentCheck } from './check.js';

/** Names that RDS keeps for itself, and words that its API refuses for the master user of PostgreSQL. */
const reservedUsers = new Set([
  'admin',
  'rdsadmin',
  'rds_superuser',
  'rds_replication',
  'rds_iam',
  'rds_password',
  'rdsrepladmin',
  'postgres_admin',
  'public',
  'user',
  'none',
  'current_user',
  'session_user',
  'current_role',
]);
const reservedDatabases = new Set([
  'rdsadmin',
  'template0',
  'template1',
  'postgres_admin',
  'db',
  'default',
  'database',
  'user',
  'table',
  'select',
  'create',
  'all',
  'grant',
  'group',
  'order',
  'public',
]);

/** Refuses names of database and master user that RDS or PostgreSQL reserves. */
export const databaseIdentifiersCheck: EnvironmentCheck = {
  reads: ['database.name', 'database.username'],
  run: ({ database: { name, username } }) =>
    [
      { key: 'name', value: name, reserved: reservedDatabases, example: 'app' },
      { key: 'username', value: username, reserved: reservedUsers, example: 'app_admin' },
    ]
      .filter(
        ({ value, reserved }) => reserved.has(value.toLowerCase()) || value.toLowerCase().startsWith('pg_'),
      )
      .map(({ key, value, example }) => ({
        at: ['database', key],
        problem: nameRefused.problem(
          {
            name: value,
            resource: 'aws_db_instance',
            why: 'RDS or PostgreSQL reserves it',
            hint: `Write another, for example \`${example}\`.`,
          },
          { value, suggestion: example },
        ),
      })),
};
