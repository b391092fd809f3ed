import { mustEqual } from '../conditions/attribute.js';
import { defineRule } from '../define-rule.js';
import { fail } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_versioning';

const separate = mustEqual('versioning_configuration.status', 'Enabled');
const inline = mustEqual('enabled', true);

export default defineRule({
  id: 'S3-7',
  title: 'Bucket keeps old versions',
  severity: 'medium',
  area: 'availability',
  resource: 'aws_s3_bucket',
  setting: 'storage.versioning',
  why: 'An object that is overwritten or deleted, by mistake or by an intruder, is gone for good.',
  fix: 'Add `aws_s3_bucket_versioning` for the bucket with `versioning_configuration { status = "Enabled" }`.',
  controls: {
    'PCI-DSS-4.0.1': { '10.3.4': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(7)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(7)(ii)(A)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(7)(ii)(B)': ['PR', 'SP', 'GR', 'NAG'],
      '164.308(a)(7)(ii)(C)': ['PR', 'SP'],
      '164.312(a)(2)(ii)': ['PR', 'SP'],
      '164.312(c)(1)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(c)(2)': ['PR', 'SP', 'GR', 'NAG'],
    },
    SOC2: { 'A1.2': ['PR', 'SP'], 'C1.2': ['PR', 'SP'], 'CC7.4': ['PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  examples: {
    pass: [
      ofBucket({ [type]: { versioning_configuration: { status: 'Enabled' } } }),
      ofBucket({ [type]: { versioning_configuration: [{ status: 'Enabled' }] } }),
      { versioning: [{ enabled: true }] },
    ],
    fail: [
      {},
      { versioning: { enabled: false } },
      ofBucket({ [type]: { versioning_configuration: { status: 'Suspended' } } }),
      ofBucket({ [type]: { versioning_configuration: { status: 'Disabled' } } }),
    ],
    unknown: [ofBucket({ [type]: { versioning_configuration: { status: '${var.status}' } } })],
  },
  check: bucketPart(
    { type, inline: 'versioning', missing: fail('', `No \`${type}\` names it.`) },
    (part, form) => (form === 'inline' ? inline(part) : separate(part)),
  ),
});
