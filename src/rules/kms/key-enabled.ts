import { mustEqual } from '../conditions/attribute.js';
import { byType } from '../conditions/by-type.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'KMS-4',
  title: 'Keys are enabled',
  severity: 'low',
  area: 'function',
  resource: ['aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key'],
  why: 'What a disabled key encrypted cannot be read: a database restarts into the state `inaccessible-encryption-credentials`.',
  fix: 'Set `is_enabled = true` (external and replica keys: `enabled`).',
  controls: {},
  docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
  examples: {
    pass: [{}, { is_enabled: true }],
    fail: [
      { is_enabled: false },
      { stack: { resource: { aws_kms_replica_key: { r: { enabled: false } } } } },
    ],
    unknown: [{ is_enabled: '${var.enabled}' }],
  },
  check: byType({
    aws_kms_key: mustEqual('is_enabled', true, { absent: 'pass' }),
    aws_kms_external_key: mustEqual('enabled', true, { absent: 'pass' }),
    aws_kms_replica_key: mustEqual('enabled', true, { absent: 'pass' }),
  }),
});
