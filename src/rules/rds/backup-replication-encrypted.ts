import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-33',
  title: 'Backups that are replicated to another region have a key there',
  severity: 'medium',
  area: 'security',
  resource: 'aws_db_instance_automated_backups_replication',
  why: 'A key is bound to its region: the backups of an encrypted database cannot be replicated without one in the target.',
  fix: 'Set `kms_key_id` to the ARN of a key in the target region.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReplicateBackups.html',
  examples: { pass: [{ kms_key_id: '${aws_kms_key.copies.arn}' }], fail: [{}, { kms_key_id: '' }] },
  check: mustBeSet('kms_key_id'),
});
