import type { Block } from '../../model/block.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
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
    pass: [
      rule({ abort_incomplete_multipart_upload: { days_after_initiation: 7 } }),
      rule({ filter: [{ prefix: '' }], abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] }),
      rule({ filter: {}, abort_incomplete_multipart_upload: { days_after_initiation: 7 } }),
    ],
    fail: [
      rule({
        filter: [{ prefix: 'logs/' }],
        abort_incomplete_multipart_upload: { days_after_initiation: 7 },
      }),
      rule({ prefix: 'logs/', abort_incomplete_multipart_upload: { days_after_initiation: 7 } }),
      rule({
        filter: { and: { prefix: '', object_size_greater_than: 1 } },
        abort_incomplete_multipart_upload: { days_after_initiation: 7 },
      }),
      rule({ expiration: { days: 365 } }),
      { rule: [{ status: 'Disabled', abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }] }] },
    ],
    unknown: [
      { rule: '${var.rules}' },
      rule({
        filter: { prefix: '${var.prefix}' },
        abort_incomplete_multipart_upload: { days_after_initiation: 7 },
      }),
    ],
  },
  check: (configuration) => {
    const rules = configuration.blocks('rule');
    if (rules === undefined) return unknown('rule');
    const isThere = some(...rules.map(aborts));
    if (isThere === 'maybe') return unknown('rule');
    return isThere === 'yes'
      ? pass
      : fail(
          'rule',
          'No rule that is enabled and about the whole bucket has `abort_incomplete_multipart_upload`.',
        );
  },
});

function aborts(one: Block): Certainty {
  if (one.get('abort_incomplete_multipart_upload').state === 'absent') return 'no';
  const isEnabled = isUnknown(one.values.status)
    ? 'maybe'
    : certain(sameScalar(one.values.status, 'Enabled'));
  return all(isEnabled, isAboutEverything(one));
}

/** What narrows a rule to some of the objects. */
const narrowing = [
  'prefix',
  'filter.prefix',
  'filter.tag',
  'filter.and',
  'filter.object_size_greater_than',
  'filter.object_size_less_than',
];

function isAboutEverything(one: Block): Certainty {
  return all(
    ...narrowing.map((path): Certainty => {
      const reading = one.get(path);
      if (reading.state === 'unknown') return 'maybe';
      return certain(reading.state === 'absent' || sameScalar(reading.value, ''));
    }),
  );
}
