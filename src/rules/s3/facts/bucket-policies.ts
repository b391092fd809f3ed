import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { policyStatements } from '../../../model/policy-document.js';
import type { PolicyStatement } from '../../../model/policy-statements.js';
import { isWritten } from '../../conditions/is-written.js';

interface BucketPolicy {
  /** False for a policy that may be of another bucket: nobody can tell yet of which. */
  readonly isOwn: boolean;
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
  const own = [...elements, ...(isPolicyWritten(bucket) ? [bucket] : [])];
  const others = unresolved ? model.ofType('aws_s3_bucket_policy').filter((one) => isOfAny(one, model)) : [];
  const policies = [...own, ...others.filter((one) => !own.includes(one))].map((element) => ({
    element,
    path: 'policy',
    isOwn: own.includes(element),
    statements: policyStatements(model, element, 'policy'),
  }));
  return { policies, unresolved };
}

function isOfAny(policy: Element, model: Model): boolean {
  const { elements, unresolved } = model.follow(policy, 'bucket');
  return unresolved && elements.every(({ type }) => type !== 'aws_s3_bucket');
}

/** A plan of a new bucket may say of the attribute that it is known only after apply, though nobody wrote one. */
function isPolicyWritten(bucket: Element): boolean {
  const reading = bucket.get('policy');
  return reading.state === 'known' ? reading.value !== '' : isWritten(bucket, 'policy');
}
