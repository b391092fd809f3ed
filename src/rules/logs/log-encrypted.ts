import { mustBeSet } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'LOGS-2',
  title: 'Log groups are encrypted with a key of the account',
  severity: 'low',
  area: 'security',
  convention: true,
  resource: 'aws_cloudwatch_log_group',
  setting: 'logs.ownKey',
  why: 'Logs repeat what the application handles. With a key of the account, reading them needs two permissions, and access to the key can be revoked.',
  fix: 'Set `kms_key_id` to a key whose policy lets `logs.{region}.amazonaws.com` use it.',
  controls: {
    'PCI-DSS-4.0.1': { '3.5.1': ['PR', 'PU'], '10.3.2': ['PR', 'SP'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'NAG', 'PR', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'NAG', 'PR', 'SP'],
    },
    SOC2: { 'CC7.3': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  examples: { pass: [{ kms_key_id: '${aws_kms_key.logs.arn}' }], fail: [{}, { kms_key_id: '' }] },
  check: mustBeSet('kms_key_id'),
});
