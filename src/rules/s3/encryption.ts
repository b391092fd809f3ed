import { mustBeOneOf } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_server_side_encryption_configuration';
const algorithm = 'apply_server_side_encryption_by_default.sse_algorithm';
const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html */
const missing = `No \`${type}\` names it. S3 encrypts it with keys of its own (SSE-S3) since January 2023; nothing here says so.`;

const rule = (sse_algorithm: unknown) => [{ apply_server_side_encryption_by_default: { sse_algorithm } }];

export default defineRule({
  id: 'S3-3',
  title: 'Bucket states its encryption',
  severity: 'high',
  area: 'security',
  requirement: 4,
  convention: true,
  resource: 'aws_s3_bucket',
  why: 'What S3 does by default is not written down anywhere: no review can see it, and no drift shows when somebody changes it.',
  fix: 'Add `aws_s3_bucket_server_side_encryption_configuration` for the bucket with `sse_algorithm` `AES256` or `aws:kms`.',
  controls: {
    HIPAA: {
      '164.312(a)(2)(iv)': ['PR', 'SP', 'GR'],
      '164.312(c)(1)': ['PR', 'SP'],
      '164.312(c)(2)': ['PR', 'SP', 'GR'],
      '164.312(e)(2)(ii)': ['PR', 'SP', 'GR'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
    'CIS-AWS-1.4': { '2.1.1': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html',
  examples: {
    pass: [
      ofBucket({ [type]: { rule: rule('AES256') } }),
      ofBucket({ [type]: { rule: rule('aws:kms') } }),
      { server_side_encryption_configuration: { rule: rule('AES256') } },
    ],
    fail: [
      {},
      { server_side_encryption_configuration: [] },
      ofBucket({ [type]: { rule: rule('none') } }),
      ofBucket({ [type]: { rule: [{ bucket_key_enabled: true }] } }),
    ],
    unknown: [
      ofBucket({ [type]: { rule: rule('${var.algorithm}') } }),
      { server_side_encryption_configuration: '${var.encryption}' },
    ],
  },
  check: bucketPart(
    { type, inline: 'server_side_encryption_configuration', missing: fail('', missing) },
    mustBeOneOf(`rule.${algorithm}`, algorithms),
  ),
});
