import { byType } from '../conditions/by-type.js';
import { mustHaveVersion } from '../conditions/write-only-version.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-26',
  title: 'A write-only password has a version',
  severity: 'medium',
  area: 'function',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.password.version',
  why: 'Terraform cannot see that a write-only value has changed: without a version a new password never reaches the database.',
  fix: 'Set `password_wo_version` (a cluster: `master_password_wo_version`) and raise it with every new password.',
  controls: {},
  docs: 'https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only',
  examples: {
    pass: [
      {
        password_wo: '${ephemeral.aws_secretsmanager_secret_version.db.secret_string}',
        password_wo_version: 1,
      },
    ],
    fail: [
      { password_wo: '${ephemeral.aws_secretsmanager_secret_version.db.secret_string}' },
      {
        stack: {
          resource: {
            aws_rds_cluster: {
              a: { master_password_wo: '${ephemeral.aws_secretsmanager_secret_version.db.secret_string}' },
            },
          },
        },
      },
    ],
  },
  check: byType({
    aws_db_instance: mustHaveVersion('password_wo', 'password_wo_version'),
    aws_rds_cluster: mustHaveVersion('master_password_wo', 'master_password_wo_version'),
  }),
});
