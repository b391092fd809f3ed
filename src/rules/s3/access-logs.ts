import { mustBeSet } from '../conditions/attribute.js';
import { inDoubt } from '../conditions/in-doubt.js';
import { isWritten } from '../conditions/is-written.js';
import { relatedByAny } from '../conditions/related-by-any.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_logging';

const inline = { type: 'aws_s3_bucket', path: 'logging.target_bucket' };

const logged = bucketPart(
  { type, inline: 'logging', missing: fail('', `No \`${type}\` names it.`) },
  mustBeSet('target_bucket'),
);

export default defineRule({
  id: 'S3-11',
  title: 'Bucket has access logs',
  severity: 'medium',
  area: 'audit',
  resource: 'aws_s3_bucket',
  setting: 'storage.accessLogs',
  why: 'Without them nobody can say afterwards who read or deleted which object.',
  fix: 'Add `aws_s3_bucket_logging` for the bucket, with another bucket as `target_bucket`.',
  controls: {
    'PCI-DSS-4.0.1': { '10.2.1': ['SH', 'PR', 'PU'] },
    HIPAA: {
      '164.308(a)(1)(ii)(D)': ['PR', 'SP'],
      '164.308(a)(3)(ii)(A)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(b)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(e)(2)(i)': ['PR', 'SP'],
    },
    SOC2: { 'CC7.2': ['PR', 'SP'], 'CC7.3': ['PR', 'SP'] },
    'AWS-FSBP': { 'S3.9': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  examples: {
    pass: [
      {
        stack: {
          resource: {
            aws_s3_bucket: { data: {}, logs: {} },
            aws_s3_bucket_logging: {
              data: { bucket: '${aws_s3_bucket.data.id}', target_bucket: '${aws_s3_bucket.logs.id}' },
            },
          },
        },
      },
      { logging: [{ target_bucket: 'logs' }] },
    ],
    fail: [{}, { logging: [] }],
    unknown: [ofBucket({ [type]: { bucket: '${var.bucket}', target_bucket: 'logs' } })],
  },
  check: (bucket, context) => {
    const { model } = context;
    const targets = [
      { type, path: 'target_bucket' },
      // A plan says of the deprecated block that it is known only after apply, though nobody wrote it.
      ...(model.ofType('aws_s3_bucket').some((one) => isWritten(one, 'logging')) ? [inline] : []),
      { type: 'aws_lb', path: 'access_logs.bucket' },
      { type: 'aws_cloudtrail', path: 's3_bucket_name' },
      { type: 'aws_flow_log', path: 'log_destination' },
    ];
    // A bucket of logs that logged into itself would never come to rest.
    const { elements, unresolved } = relatedByAny(model, bucket, targets);
    if (elements.length > 0) return notApplicable;
    const verdicts = logged(bucket, context);
    return unresolved ? inDoubt(verdicts) : verdicts;
  },
});
