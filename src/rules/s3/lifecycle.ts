import type { Block } from '../../model/block.js';
import { isUnknown, sameScalar } from '../../model/value.js';
import { all, type Certainty, certain, not, some, unlessFault } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { fail, unknown } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_lifecycle_configuration';

const actions = [
  'expiration',
  'transition',
  'noncurrent_version_expiration',
  'noncurrent_version_transition',
  'abort_incomplete_multipart_upload',
  // In the deprecated form it is an attribute.
  'abort_incomplete_multipart_upload_days',
];

export default defineRule({
  id: 'S3-12',
  title: 'Bucket has lifecycle rules',
  severity: 'low',
  area: 'operations',
  convention: true,
  resource: 'aws_s3_bucket',
  setting: 'storage.lifecycle',
  why: 'Old versions and broken uploads are kept and paid for without end, and data outlives the time for which it may be kept.',
  fix: 'Add `aws_s3_bucket_lifecycle_configuration` for the bucket, with an enabled rule that expires or moves what is old.',
  controls: {
    'PCI-DSS-4.0.1': { '3.2.1': ['PR', 'SP', 'PU'], '10.5.1': ['PR', 'SP'] },
    SOC2: { 'C1.1': ['SP'], 'C1.2': ['SP'] },
    'AWS-FSBP': { 'S3.13': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
  examples: {
    pass: [
      ofBucket({ [type]: { rule: [{ status: 'Enabled', expiration: { days: 365 } }] } }),
      { lifecycle_rule: [{ enabled: true, noncurrent_version_expiration: [{ days: 30 }] }] },
    ],
    fail: [
      {},
      ofBucket({ [type]: { rule: [{ status: 'Disabled', expiration: { days: 365 } }] } }),
      ofBucket({ [type]: { rule: [{ status: 'Enabled' }] } }),
      { lifecycle_rule: { enabled: false, expiration: { days: 1 } } },
    ],
    unknown: [ofBucket({ [type]: { rule: '${var.rules}' } })],
  },
  check: bucketPart(
    { type, inline: 'lifecycle_rule', missing: fail('', `No \`${type}\` names it.`) },
    (part, form) => {
      const rules = form === 'inline' ? [part] : part.blocks('rule');
      if (rules === undefined) return unknown('');
      const idle = not(some(...rules.map(isInForce)));
      return unlessFault(idle, '', 'No rule of it is enabled and does something.');
    },
  ),
});

function isInForce(rule: Block): Certainty {
  const { status, enabled } = rule.values;
  const isOn =
    isUnknown(status) || isUnknown(enabled)
      ? 'maybe'
      : certain(sameScalar(status, 'Enabled') || sameScalar(enabled, true));
  return all(isOn, certain(actions.some((action) => rule.get(action).state !== 'absent')));
}
