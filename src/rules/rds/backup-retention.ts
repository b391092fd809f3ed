import { mustBeBetween } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessReplica } from '../facts/unless-replica.js';

export default defineRule({
  id: 'RDS-9',
  title: 'Automated backups are kept for seven days or longer',
  severity: 'medium',
  area: 'operations',
  requirement: 8,
  impliedBy: ['RDS-43'],
  resource: ['aws_db_instance', 'aws_rds_cluster'],
  setting: 'database.backupRetentionDays',
  why: 'Without backups there is no restore to a point in time. The default of an instance is none, that of a cluster one day.',
  fix: 'Set `backup_retention_period` to 7 or more (35 at most).',
  controls: {
    'AWS-FSBP': { 'RDS.11': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '10.3.3': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(7)(ii)(A)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(7)(ii)(B)': ['GR', 'NAG', 'PR', 'SP'],
      '164.308(a)(7)(ii)(C)': ['PR', 'SP'],
      '164.312(a)(2)(ii)': ['PR', 'SP'],
    },
    SOC2: { 'A1.2': ['PR', 'SP'], 'CC7.4': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  examples: {
    pass: [{ backup_retention_period: 7 }, { backup_retention_period: '35' }],
    fail: [{}, { backup_retention_period: 0 }, { backup_retention_period: 6 }],
    unknown: [{ backup_retention_period: '${var.days}' }],
  },
  check: unlessReplica(mustBeBetween('backup_retention_period', [7, 35])),
});
