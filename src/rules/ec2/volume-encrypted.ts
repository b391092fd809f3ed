import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { unlessByDefault } from './facts/ebs-default.js';

export default defineRule({
  id: 'EC2-10',
  title: 'EBS volumes and copies of snapshots and images are encrypted',
  severity: 'high',
  area: 'security',
  resource: ['aws_ebs_volume', 'aws_ebs_snapshot_copy', 'aws_ami_copy'],
  why: 'A volume cannot be encrypted later: it has to be copied, with the application stopped. Every snapshot of it is as plain as it is.',
  fix: 'Set `encrypted = true`, with `kms_key_id` where a key of your own is asked for; or turn on `aws_ebs_encryption_by_default`.',
  controls: {
    'AWS-FSBP': { 'EC2.3': ['PR', 'SH', 'SP'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['GR', 'PR', 'SP'],
      '164.312(c)(1)': ['PR', 'SP'],
      '164.312(c)(2)': ['PR', 'SP'],
      '164.312(e)(2)(ii)': ['GR', 'PR', 'SP'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html',
  examples: {
    pass: [
      { encrypted: true, size: 20 },
      { encrypted: 'true' },
      {
        stack: {
          resource: {
            aws_ebs_encryption_by_default: { account: { enabled: true } },
            aws_ebs_volume: { data: { size: 20 } },
          },
        },
      },
    ],
    fail: [
      {},
      { encrypted: false },
      { encrypted: null, kms_key_id: '' },
      { stack: { resource: { aws_ami_copy: { image: { source_ami_id: 'ami-0123456789abcdef0' } } } } },
      { stack: { resource: { aws_ebs_snapshot_copy: { copy: { encrypted: false } } } } },
    ],
    unknown: [{ encrypted: '${var.encrypted}' }],
  },
  check: (element, { model }) => unlessByDefault(element, model, [mustEqual('encrypted', true)(element)]),
});
