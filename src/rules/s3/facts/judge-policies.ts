import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { PolicyStatement } from '../../../model/policy-statements.js';
import { type Certainty, some } from '../../conditions/certainty.js';
import { fail, pass, unknown, type Verdict } from '../../verdict.js';
import { bucketPolicies } from './bucket-policies.js';

/**
 * One verdict for each policy of a bucket; none where it has no policy.
 * @param fault what a policy does in which a statement is wrong: `allows everybody.`
 */
export function judgePolicies(
  bucket: Element,
  model: Model,
  {
    isWrong,
    fault,
  }: {
    readonly isWrong: (statement: PolicyStatement, policy: readonly PolicyStatement[]) => Certainty;
    readonly fault: string;
  },
): readonly Verdict[] {
  return bucketPolicies(bucket, model).policies.flatMap(
    ({ element, path, isOwn, statements }): readonly Verdict[] => {
      const attribute = element === bucket ? path : '';
      const found =
        statements === undefined ? 'maybe' : some(...statements.map((one) => isWrong(one, statements)));
      if (!isOwn) {
        const message = `${element.address} ${fault} Whether it is of this bucket is not known yet.`;
        return found === 'no' ? [] : [unknown(attribute, message)];
      }
      if (statements === undefined) return [unknown(attribute, `${element.address} is not known yet.`)];
      if (found === 'yes') return [fail(attribute, `${element.address} ${fault}`)];
      return [found === 'no' ? pass : unknown(attribute, `${element.address} is not known as a whole.`)];
    },
  );
}
