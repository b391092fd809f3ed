import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'BACKUP-8',
  title: 'A vault is not destroyed with its recovery points',
  severity: 'medium',
  area: 'availability',
  resource: 'aws_backup_vault',
  setting: 'backup.forceDestroy',
  why: 'With it, one destroy or one changed name deletes every backup, and they are what a destroy by mistake is mended with.',
  fix: 'Set `force_destroy = false`.',
  controls: {},
  docs: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/backup_vault',
  examples: {
    pass: [{ force_destroy: false }, {}],
    fail: [{ force_destroy: true }, { force_destroy: 'true' }],
    unknown: [{ force_destroy: '${var.force_destroy}' }],
  },
  check: mustEqual('force_destroy', false, { absent: 'pass' }),
});
