import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { notApplicable } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_server_side_encryption_configuration';

const encrypted = (sse_algorithm: string, rest: object) => ({
  rule: [{ apply_server_side_encryption_by_default: { sse_algorithm }, ...rest }],
});

const enabled = mustEqual('rule.bucket_key_enabled', true);

export default defineRule({
  id: 'S3-4',
  title: 'Bucket key is on',
  severity: 'low',
  area: 'operations',
  requirement: 4,
  resource: 'aws_s3_bucket',
  why: 'Without it every object needs its own request to KMS: slower, more expensive, and throttled under load.',
  fix: 'Set `bucket_key_enabled = true` in the `rule` of the encryption configuration.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html',
  examples: {
    pass: [
      ofBucket({ [type]: encrypted('AES256', { bucket_key_enabled: true }) }),
      ofBucket({ [type]: encrypted('aws:kms', { bucket_key_enabled: 'true' }) }),
      { server_side_encryption_configuration: encrypted('aws:kms', { bucket_key_enabled: true }) },
    ],
    fail: [
      ofBucket({ [type]: encrypted('AES256', {}) }),
      ofBucket({ [type]: encrypted('aws:kms', { bucket_key_enabled: false }) }),
      { server_side_encryption_configuration: encrypted('aws:kms', {}) },
    ],
    unknown: [ofBucket({ [type]: encrypted('aws:kms', { bucket_key_enabled: '${var.key}' }) })],
  },
  check: bucketPart(
    // A bucket without encryption is a finding of its own.
    { type, inline: 'server_side_encryption_configuration', missing: notApplicable },
    (part) => {
      const algorithm = part.get('rule.apply_server_side_encryption_by_default.sse_algorithm');
      // Double encryption does not know bucket keys.
      return algorithm.state === 'known' && algorithm.value === 'aws:kms:dsse'
        ? notApplicable
        : enabled(part);
    },
  ),
});
