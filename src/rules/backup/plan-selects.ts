import { mustHaveRelated } from '../conditions/related.js';
import { defineRule } from '../define-rule.js';
import { pass } from '../verdict.js';

const selected = (plan: string) => ({
  stack: {
    resource: {
      aws_backup_plan: { daily: { name: 'daily' } },
      aws_backup_selection: { all: { plan_id: plan } },
    },
  },
});

export default defineRule({
  id: 'BACKUP-5',
  title: 'Backup plans have a selection',
  severity: 'medium',
  area: 'function',
  resource: 'aws_backup_plan',
  why: 'A plan that selects nothing saves nothing, and looks like a backup.',
  fix: 'Add an `aws_backup_selection` with the `plan_id`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
  examples: {
    pass: [selected('${aws_backup_plan.daily.id}')],
    fail: [{ name: 'daily' }],
    unknown: [selected('${module.backup.plan}')],
  },
  check: mustHaveRelated(
    { type: 'aws_backup_selection', path: 'plan_id', missing: 'No `aws_backup_selection` names it.' },
    () => pass,
  ),
});
