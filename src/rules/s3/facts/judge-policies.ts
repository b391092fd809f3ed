import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { PolicyStatement } from '../../../model/policy-document.js';
import { fail, pass, unknown, type Verdict } from '../../verdict.js';
import { bucketPolicies } from './bucket-policies.js';

/**
 * One verdict for each policy of a bucket; none where it has no policy.
 * @param fault what a policy does in which a statement is wrong: `allows everybody.`
 */
export function judgePolicies(
  bucket: Element,
  model: Model,
  { isWrong, fault }: { readonly isWrong: (statement: PolicyStatement) => boolean; readonly fault: string },
): readonly Verdict[] {
  return bucketPolicies(bucket, model).policies.map(({ element, path, statements }) => {
    const attribute = element === bucket ? path : '';
    if (statements === undefined) return unknown(attribute, `${element.address} is not known yet.`);
    return statements.some(isWrong) ? fail(attribute, `${element.address} ${fault}`) : pass;
  });
}
