import { mustBeBetween } from '../conditions/attribute.js';
import { mustHaveRelated } from '../conditions/related.js';
import { defineRule } from '../define-rule.js';

const locked = (lock: object) => ({
  stack: {
    resource: {
      aws_backup_vault: { daily: { name: 'daily' } },
      aws_backup_vault_lock_configuration: {
        daily: { backup_vault_name: '${aws_backup_vault.daily.name}', ...lock },
      },
    },
  },
});

export default defineRule({
  id: 'BACKUP-3',
  title: 'Backup vaults are locked',
  severity: 'low',
  area: 'availability',
  resource: 'aws_backup_vault',
  setting: 'backup.lock',
  why: 'Whoever takes over the account deletes the backups first; a lock keeps them for their days whatever the permissions say.',
  fix: 'Add an `aws_backup_vault_lock_configuration` with `min_retention_days`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
  examples: {
    pass: [locked({ min_retention_days: 35 })],
    fail: [{ name: 'daily' }, locked({})],
    unknown: [locked({ min_retention_days: '${var.days}' })],
  },
  check: mustHaveRelated(
    {
      type: 'aws_backup_vault_lock_configuration',
      path: 'backup_vault_name',
      missing: 'No `aws_backup_vault_lock_configuration` names it.',
    },
    mustBeBetween('min_retention_days', [1, 36_500]),
  ),
});
