import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { type PolicyStatement, policyStatements } from '../../../model/policy-document.js';

interface BucketPolicy {
  readonly element: Element;
  /** Path of the policy in the element. */
  readonly path: string;
  /** Undefined when it is known only after apply. */
  readonly statements: readonly PolicyStatement[] | undefined;
}

/** The policies of a bucket: resources of their own, and the deprecated attribute of the bucket. */
export function bucketPolicies(
  bucket: Element,
  model: Model,
): { readonly policies: readonly BucketPolicy[]; readonly unresolved: boolean } {
  const { elements, unresolved } = model.referring(bucket, { type: 'aws_s3_bucket_policy', path: 'bucket' });
  const inline = isPolicyWritten(bucket) ? [bucket] : [];
  const policies = [...elements, ...inline].map((element) => ({
    element,
    path: 'policy',
    statements: policyStatements(model, element, 'policy'),
  }));
  return { policies, unresolved };
}

/** A plan of a new bucket says of the attribute that it is known only after apply, though nobody wrote one. */
function isPolicyWritten(bucket: Element): boolean {
  const reading = bucket.get('policy');
  if (reading.state === 'known') return reading.value !== '';
  if (reading.state === 'absent') return false;
  return reading.unknown.text !== undefined || bucket.references.some(({ path }) => path === 'policy');
}
