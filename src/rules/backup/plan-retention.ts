import { mustBeBetween } from '../conditions/attribute.js';
import { everyBlock } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'BACKUP-2',
  title: 'Backup plans keep backups for 35 days or longer',
  severity: 'low',
  area: 'operations',
  resource: 'aws_backup_plan',
  setting: 'backup.retentionDays',
  why: 'Damage that is found at the end of the month needs a backup from before it.',
  fix: 'Set `rule.lifecycle.delete_after` to 35 or more, or leave it out to keep backups for ever.',
  controls: {
    'PCI-DSS-4.0.1': { '10.5.1': ['SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['SP'],
      '164.308(a)(7)(ii)(A)': ['SP'],
      '164.308(a)(7)(ii)(B)': ['SP'],
    },
    SOC2: { 'A1.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html',
  examples: {
    pass: [{ rule: [{ lifecycle: { delete_after: 35 } }] }, { rule: { rule_name: 'daily' } }],
    fail: [
      {},
      { rule: [{ lifecycle: { delete_after: 7 } }] },
      { rule: [{ lifecycle: [{ delete_after: 365 }] }, { lifecycle: [{ delete_after: 1 }] }] },
    ],
    unknown: [{ rule: [{ lifecycle: { delete_after: '${var.days}' } }] }, { rule: '${var.rules}' }],
  },
  check: everyBlock(
    'rule',
    mustBeBetween('lifecycle.delete_after', [35, Number.MAX_SAFE_INTEGER], { absent: 'pass' }),
  ),
});
