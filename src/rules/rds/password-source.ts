import { textOf } from '../../model/value.js';
import { isBlank } from '../conditions/read-set.js';
import { referencesAt } from '../conditions/references-at.js';
import { unlessSet } from '../conditions/unless-set.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

/** Where a database has its password from when the stack says nothing about it. */
const copied = [
  'replicate_source_db',
  'replication_source_identifier',
  'snapshot_identifier',
  'restore_to_point_in_time',
  'global_cluster_identifier',
];

const sources = ['password_wo', 'master_password_wo', 'password', 'master_password'];

export default defineRule({
  id: 'RDS-3',
  title: 'The database has a source of its password',
  severity: 'high',
  area: 'function',
  requirement: 1,
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.password',
  why: 'RDS refuses to create a database whose master user has no password, after everything before it has been made.',
  fix: 'Set `password_wo` from the secret of the database, or `manage_master_user_password = true`.',
  controls: { 'PCI-DSS-4.0.1': { '8.3.2': ['PU'], '8.6.3': ['PU'] } },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  examples: {
    pass: [
      { manage_master_user_password: true },
      {
        stack: {
          ephemeral: { aws_secretsmanager_secret_version: { db: { secret_id: 'db' } } },
          resource: {
            aws_rds_cluster: {
              aurora: {
                master_password_wo: '${ephemeral.aws_secretsmanager_secret_version.db.secret_string}',
              },
            },
          },
        },
      },
    ],
    fail: [{}, { manage_master_user_password: false, password_wo: '' }],
    unknown: [{ manage_master_user_password: '${var.managed}' }],
  },
  check: unlessSet(copied, (database) => {
    const isSet = (path: string) => {
      const reading = database.get(path);
      return (
        (reading.state === 'known' && reading.value !== '') ||
        reading.state === 'unknown' ||
        referencesAt(database, path).length > 0
      );
    };
    if (sources.some((path) => isSet(path) && !isBlank(database, path))) return pass;
    const open = sources.find((path) => isBlank(database, path));
    if (open !== undefined) return unknown(open);
    const managed = database.get('manage_master_user_password');
    if (managed.state === 'unknown') return unknown('manage_master_user_password');
    if (managed.state === 'known' && textOf(managed.value) === 'true') return pass;
    return fail(database.type === 'aws_rds_cluster' ? 'master_password_wo' : 'password_wo', 'None is set.');
  }),
});
