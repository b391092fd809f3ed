import { mustBeBetween } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'KMS-2',
  title: 'A key that is deleted waits for 30 days',
  severity: 'low',
  area: 'availability',
  resource: ['aws_kms_key', 'aws_kms_external_key', 'aws_kms_replica_key'],
  why: 'With the key goes everything that it encrypted, backups included; a month is time to notice.',
  fix: 'Leave `deletion_window_in_days` at 30.',
  controls: {
    'AWS-FSBP': { 'KMS.3': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '3.6.1.2': ['PR', 'SP'], '3.7.5': ['PU'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
  examples: {
    pass: [{}, { deletion_window_in_days: 30 }],
    fail: [{ deletion_window_in_days: 7 }],
    unknown: [{ deletion_window_in_days: '${var.days}' }],
  },
  check: mustBeBetween('deletion_window_in_days', [30, 30], { absent: 'pass' }),
});
