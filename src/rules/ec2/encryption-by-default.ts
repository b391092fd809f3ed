import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'EC2-11',
  title: 'The account encrypts every new EBS volume',
  severity: 'medium',
  area: 'security',
  resource: 'aws_ebs_encryption_by_default',
  why: 'It holds for what is made by hand or by somebody else’s template as well.',
  fix: 'Set `enabled = true`.',
  controls: {
    'AWS-FSBP': { 'EC2.7': ['PR', 'SH', 'SP'] },
    'CIS-AWS-1.4': { '2.2.1': ['PR', 'SH', 'SP'] },
    'CIS-AWS-3.0': { '2.2.1': ['PR', 'SH', 'SP'] },
    'CIS-AWS-5.0': { '5.1.1': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.312(a)(2)(iv)': ['GR', 'PR', 'SP'], '164.312(e)(2)(ii)': ['GR', 'PR', 'SP'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
  examples: {
    pass: [{ enabled: true }, {}],
    fail: [{ enabled: false }],
    unknown: [{ enabled: '${var.encrypt}' }],
  },
  check: mustEqual('enabled', true, { absent: 'pass' }),
});
