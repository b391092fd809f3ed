import { mustSatisfy } from '../conditions/attribute.js';
import { isBlank } from '../conditions/read-set.js';
import { defineRule } from '../define-rule.js';
import { pass } from '../verdict.js';

const withoutDots = mustSatisfy('bucket', (name) => !String(name).includes('.'), {
  absent: 'pass',
  wanted: 'has dots',
});

export default defineRule({
  id: 'S3-16',
  title: 'Bucket name has no dots',
  severity: 'low',
  area: 'naming',
  resource: 'aws_s3_bucket',
  why: 'The certificate of S3 does not cover a host name with further dots, so clients that insist on TLS fail or stop checking.',
  fix: 'Use hyphens instead of dots in `bucket`. A bucket cannot be renamed: copy it.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
  examples: {
    pass: [{ bucket: 'app-data-dev-001' }, {}, { bucket: '${var.bucket}' }],
    fail: [{ bucket: 'app.data.dev-001' }],
  },
  // What is not known yet is a finding of the rule about names where it matters.
  check: (bucket) =>
    bucket.get('bucket').state === 'unknown' && !isBlank(bucket, 'bucket') ? pass : withoutDots(bucket),
});
