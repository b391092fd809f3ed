import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

const on = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

const flags = Object.keys(on);

/** Off unless told, for an account. */
const account = allOf(...flags.map((flag) => mustEqual(flag, true)));

/** On unless told, for an access point. */
const accessPoint = allOf(
  ...flags.map((flag) => mustEqual(`public_access_block_configuration.${flag}`, true, { absent: 'pass' })),
);

export default defineRule({
  id: 'S3-2',
  title: 'Account and access points block public access to buckets in all four ways',
  severity: 'high',
  area: 'security',
  resource: ['aws_s3_account_public_access_block', 'aws_s3_access_point'],
  why: 'The block of the account holds for buckets that nobody has made yet; an access point with its block off is a second door to the bucket.',
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
    pass: [on, { stack: { resource: { aws_s3_access_point: { data: { bucket: 'data' } } } } }],
    fail: [
      {},
      { ...on, restrict_public_buckets: false },
      {
        stack: {
          resource: {
            aws_s3_access_point: {
              data: { public_access_block_configuration: [{ block_public_acls: false }] },
            },
          },
        },
      },
    ],
    unknown: [{ ...on, block_public_acls: '${var.block}' }],
  },
  check: (element) => (element.type === 'aws_s3_access_point' ? accessPoint(element) : account(element)),
});
