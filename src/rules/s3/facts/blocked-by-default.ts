import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';

/**
 * What to add to a finding about a bucket that is opened and of which the stack has no block of public access: it is one that AWS has turned on
 * since April 2023. Empty where the stack has one.
 * Source: https://aws.amazon.com/blogs/aws/heads-up-amazon-s3-security-changes-are-coming-in-april-of-2023/
 */
export function whereNotBlocked(bucket: Element, model: Model): string {
  const where = { type: 'aws_s3_bucket_public_access_block', path: 'bucket' };
  const { elements, unresolved } = model.referring(bucket, where);
  if (elements.length > 0 || unresolved) return '';
  return ' The stack has no `aws_s3_bucket_public_access_block` of it: AWS refuses this in a bucket made since April 2023, whose public access it blocks by default; an older one, or one whose block was turned off, is open.';
}
