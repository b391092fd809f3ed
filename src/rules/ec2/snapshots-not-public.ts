import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'EC2-12',
  title: 'EBS snapshots cannot be shared with everybody',
  severity: 'high',
  area: 'security',
  resource: 'aws_ebs_snapshot_block_public_access',
  why: 'A public snapshot is a copy of the disk for any AWS account; scanners find it within minutes.',
  fix: 'Set `state = "block-all-sharing"`: `block-new-sharing` leaves those public that already are.',
  controls: {
    'AWS-FSBP': { 'EC2.1': ['PR', 'SH', 'SP'], 'EC2.182': ['SH'] },
    'PCI-DSS-4.0.1': { '10.3.2': ['PR', 'SP'] },
    HIPAA: { '164.308(a)(3)(i)': ['PR', 'SP'], '164.312(a)(1)': ['PR', 'SP'] },
    SOC2: { 'CC6.6': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html',
  examples: {
    pass: [{ state: 'block-all-sharing' }],
    fail: [{ state: 'unblocked' }, { state: 'block-new-sharing' }, {}],
    unknown: [{ state: '${var.state}' }],
  },
  check: mustEqual('state', 'block-all-sharing'),
});
