import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'SNS-1',
  title: 'Topics are encrypted',
  severity: 'medium',
  area: 'security',
  resource: 'aws_sns_topic',
  why: 'Messages wait on disks of AWS until they are delivered, in the clear unless a key is named.',
  fix: 'Set `kms_master_key_id` to a key of the account.',
  controls: {
    'PCI-DSS-4.0.1': { '3.5.1': ['PR', 'PU'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'NAG', 'PR', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'NAG', 'PR', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  examples: {
    pass: [{ kms_master_key_id: '${aws_kms_key.alarms.id}' }, { kms_master_key_id: 'alias/aws/sns' }],
    fail: [{}, { kms_master_key_id: '' }],
  },
  check: mustBeSet('kms_master_key_id'),
});
