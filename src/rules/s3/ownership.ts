import { mustEqual } from '../conditions/attribute.js';
import { isWritten } from '../conditions/is-written.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';
import { bucketPart } from './facts/bucket-part.js';
import { ofBucket } from './facts/of-bucket.js';

const type = 'aws_s3_bucket_ownership_controls';

export default defineRule({
  id: 'S3-13',
  title: 'Bucket owner owns every object, and ACLs are off',
  severity: 'medium',
  area: 'security',
  resource: 'aws_s3_bucket',
  why: 'With ACLs, whoever uploads an object decides who may read it, past every policy of the bucket.',
  fix: 'Set `rule.object_ownership = "BucketOwnerEnforced"` in `aws_s3_bucket_ownership_controls`, and remove ACLs.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['PR', 'SP'], '7.2.2': ['PR', 'SP'], '7.3.1': ['PR', 'SP'] },
    'AWS-FSBP': { 'S3.12': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  examples: {
    pass: [{}, ofBucket({ [type]: { rule: { object_ownership: 'BucketOwnerEnforced' } } })],
    fail: [
      ofBucket({ [type]: { rule: [{ object_ownership: 'ObjectWriter' }] } }),
      ofBucket({ [type]: { rule: { object_ownership: 'BucketOwnerPreferred' } } }),
      ofBucket({ [type]: { rule: {} } }),
      ofBucket({ aws_s3_bucket_acl: { acl: 'private' } }),
      { acl: 'private' },
    ],
    unknown: [ofBucket({ [type]: { rule: { object_ownership: '${var.ownership}' } } })],
  },
  check: (bucket, context) => {
    const where = { type: 'aws_s3_bucket_acl', path: 'bucket' };
    const { elements, unresolved } = context.model.referring(bucket, where);
    const usesAcl = elements.length > 0 || bucket.get('acl').state === 'known';
    const mayUseAcl = unresolved || isWritten(bucket, 'acl');
    const message = 'It has an `acl`, or an `aws_s3_bucket_acl`.';
    // AWS turns ACLs off for every bucket made since April 2023, so one that says nothing is right.
    const missing = usesAcl
      ? fail('', message)
      : mayUseAcl
        ? unknown('', 'Whether it has an ACL is not known yet.')
        : pass;
    return bucketPart({ type, missing }, mustEqual('rule.object_ownership', 'BucketOwnerEnforced'))(
      bucket,
      context,
    );
  },
});
