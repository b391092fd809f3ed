import type { Block } from '../../model/block.js';
import { sameScalar } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

const rule = (rest: object) => ({ rule: [{ status: 'Enabled', ...rest }] });

export default defineRule({
  id: 'S3-15',
  title: 'Lifecycle rules remove uploads that were never finished',
  severity: 'low',
  area: 'operations',
  resource: 'aws_s3_bucket_lifecycle_configuration',
  why: 'The parts of a broken upload are paid for without end, and no listing of the bucket shows them.',
  fix: 'Add a rule with `abort_incomplete_multipart_upload { days_after_initiation = 7 }`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html',
  examples: {
    pass: [rule({ abort_incomplete_multipart_upload: { days_after_initiation: 7 } })],
    fail: [
      rule({ expiration: { days: 365 } }),
      { rule: [{ status: 'Disabled', abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] }] },
    ],
    unknown: [{ rule: '${var.rules}' }],
  },
  check: (configuration) => {
    const rules = configuration.blocks('rule');
    if (rules === undefined) return unknown('rule');
    return rules.some(aborts) ? pass : fail('rule');
  },
});

function aborts(one: Block): boolean {
  return (
    sameScalar(one.values.status, 'Enabled') &&
    one.get('abort_incomplete_multipart_upload').state !== 'absent'
  );
}
