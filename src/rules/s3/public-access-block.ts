import { allTrue } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_public_access_block';

const on = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

const allFour = allTrue(...Object.keys(on));

export default defineRule({
  id: 'S3-1',
  title: 'Bucket blocks public access in all four ways',
  severity: 'high',
  area: 'security',
  requirement: 4,
  resource: 'aws_s3_bucket',
  why: 'One careless policy or ACL makes a bucket public; with all four blocks on, AWS refuses it or ignores it. AWS turns them on for buckets made since April 2023, but what the stack does not say nobody keeps on: one call opens it, no plan shows that, and older buckets have none.',
  fix: 'Add `aws_s3_bucket_public_access_block` for the bucket with `block_public_acls`, `block_public_policy`, `ignore_public_acls` and `restrict_public_buckets` all `true`.',
  controls: {
    'PCI-DSS-4.0.1': { '1.3.1': ['PR', 'SP'], '1.4.2': ['PR', 'SP', 'PU'], '1.4.4': ['SH'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['SP', 'GR', 'NAG'],
      '164.312(a)(1)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(e)(1)': ['SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC6.1': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '2.1.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '2.1.4': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '2.1.5': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'S3.8': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  examples: {
    pass: [ofBucket({ [type]: on })],
    fail: [
      {},
      ofBucket({ [type]: { ...on, ignore_public_acls: false } }),
      ofBucket({ [type]: { ...on, block_public_policy: null } }),
      ofBucket({ [type]: {} }),
    ],
    unknown: [
      ofBucket({ [type]: { ...on, block_public_acls: '${var.block}' } }),
      ofBucket({ [type]: { ...on, bucket: '${var.bucket}' } }),
    ],
  },
  check: bucketPart(
    {
      type,
      missing: fail(
        '',
        `No \`${type}\` names it: what AWS turns on for buckets made since April 2023 is not kept on here.`,
      ),
    },
    allFour,
  ),
});
