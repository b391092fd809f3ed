import { mustSatisfy } from '../conditions/attribute.js';
import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';

const wellKnown = new Set([
  'admin',
  'administrator',
  'awsuser',
  'dbadmin',
  'master',
  'mysql',
  'postgres',
  'root',
  'sa',
  'system',
]);

const isOwn = (path: string) =>
  mustSatisfy(path, (name) => !wellKnown.has(String(name).toLowerCase()), {
    absent: 'pass',
    wanted: 'is a default name that everybody knows',
  });

export default defineRule({
  id: 'RDS-24',
  title: 'The master user has a name that is not a default',
  severity: 'low',
  area: 'security',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.username',
  why: 'Whoever guesses passwords starts with `postgres` and `admin`.',
  fix: 'Choose another `username` (a cluster: `master_username`). Changing it later replaces the database.',
  controls: { 'AWS-FSBP': { 'RDS.25': ['PR', 'SH', 'SP'] }, 'PCI-DSS-4.0.1': { '2.2.2': ['SH'] } },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html',
  examples: {
    pass: [{ username: 'app_admin' }, {}],
    fail: [
      { username: 'postgres' },
      { username: 'Admin' },
      { stack: { resource: { aws_rds_cluster: { a: { master_username: 'root' } } } } },
    ],
    unknown: [{ username: '${var.user}' }],
  },
  check: byType({ aws_db_instance: isOwn('username'), aws_rds_cluster: isOwn('master_username') }),
});
