import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'BACKUP-1',
  title: 'Backup vaults are encrypted with a key of the account',
  severity: 'medium',
  area: 'security',
  resource: 'aws_backup_vault',
  why: 'A vault with the key of AWS cannot be copied to another account, which is where a backup is safe from an intruder in this one.',
  fix: 'Set `kms_key_arn` to a key of the account.',
  controls: { 'AWS-FSBP': { 'Backup.1': ['SH', 'SP'] } },
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html',
  examples: { pass: [{ kms_key_arn: '${aws_kms_key.backups.arn}' }], fail: [{}, { kms_key_arn: '' }] },
  check: mustBeSet('kms_key_arn'),
});
