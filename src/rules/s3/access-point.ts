import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

const flags = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'];

export default defineRule({
  id: 'S3-17',
  title: 'Access point blocks public access in all four ways',
  severity: 'high',
  area: 'security',
  resource: 'aws_s3_access_point',
  why: 'An access point with its block off is a second door to the bucket, and the block cannot be changed later.',
  fix: 'Leave `public_access_block_configuration` out, or set all four flags to `true`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html',
  examples: {
    pass: [{ bucket: 'data' }, { public_access_block_configuration: [{ block_public_acls: true }] }],
    fail: [
      { public_access_block_configuration: [{ block_public_acls: false }] },
      { public_access_block_configuration: { restrict_public_buckets: 'false' } },
    ],
    unknown: [{ public_access_block_configuration: { block_public_policy: '${var.block}' } }],
  },
  check: allOf(
    ...flags.map((flag) => mustEqual(`public_access_block_configuration.${flag}`, true, { absent: 'pass' })),
  ),
});
