import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';
import { mustBeInBackupPlan } from './facts/in-backup-plan.js';

const selection = (attributes: object, database: object = {}) => ({
  stack: {
    provider: { aws: [{ default_tags: [{ tags: { Backup: 'daily' } }] }] },
    resource: { aws_db_instance: { db: { ...database } }, aws_backup_selection: { all: attributes } },
  },
});

export default defineRule({
  id: 'BACKUP-6',
  title: 'The database is in a plan of AWS Backup',
  severity: 'low',
  area: 'operations',
  convention: true,
  precision: 'high',
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'backup.plan',
  why: 'Automated backups end after 35 days and lie in the account that they protect; a plan keeps longer, copies elsewhere and proves it.',
  fix: 'Add an `aws_backup_selection` whose `resources` or `selection_tag` take the database in.',
  controls: {
    'PCI-DSS-4.0.1': { '10.3.3': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['NAG', 'SP'],
      '164.308(a)(7)(ii)(A)': ['NAG', 'SP'],
      '164.308(a)(7)(ii)(B)': ['NAG', 'SP'],
    },
    SOC2: { 'A1.2': ['SP'], 'CC7.4': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
  examples: {
    pass: [
      selection({ resources: ['${aws_db_instance.db.arn}'] }),
      selection({ resources: ['arn:aws:rds:*:*:db:*'] }),
      selection({ resources: ['*'] }),
      selection({ selection_tag: [{ type: 'STRINGEQUALS', key: 'Backup', value: 'daily' }] }),
      selection({ selection_tag: { key: 'Plan', value: 'gold' } }, { tags: { Plan: 'gold' } }),
    ],
    fail: [
      {},
      selection({ resources: ['arn:aws:dynamodb:*:*:table/*'] }),
      selection({ selection_tag: [{ key: 'Backup', value: 'daily' }] }, { tags: { Backup: 'never' } }),
    ],
    unknown: [selection({ resources: '${var.arns}' }), selection({ selection_tag: '${var.tags}' })],
  },
  check: unlessReplica(mustBeInBackupPlan('rds')),
});
