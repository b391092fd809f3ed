import type { Block } from '../../model/block.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
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
    const isThere = some(...rules.map(aborts));
    if (isThere === 'maybe') return unknown('rule');
    return isThere === 'yes'
      ? pass
      : fail('rule', 'No rule that is enabled has `abort_incomplete_multipart_upload`.');
  },
});

function aborts(one: Block): Certainty {
  if (one.get('abort_incomplete_multipart_upload').state === 'absent') return 'no';
  return isUnknown(one.values.status) ? 'maybe' : certain(sameScalar(one.values.status, 'Enabled'));
}
