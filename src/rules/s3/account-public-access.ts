import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

const on = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

export default defineRule({
  id: 'S3-2',
  title: 'Account blocks public access to buckets in all four ways',
  severity: 'high',
  area: 'security',
  resource: 'aws_s3_account_public_access_block',
  why: 'The block of the account holds for every bucket in it, also for those that nobody has made yet.',
  fix: 'Set `block_public_acls`, `block_public_policy`, `ignore_public_acls` and `restrict_public_buckets` to `true`.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['PR', 'SP'], '1.4.2': ['PR', 'SP', 'PU'], '1.4.4': ['SH'] },
    'CIS-AWS-5.0': { '2.1.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '2.1.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '2.1.5': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'S3.1': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html',
  examples: {
    pass: [on],
    fail: [{}, { ...on, restrict_public_buckets: false }],
    unknown: [{ ...on, block_public_acls: '${var.block}' }],
  },
  check: allOf(...Object.keys(on).map((flag) => mustEqual(flag, true))),
});
