import type { PolicyStatement } from '../../model/policy-statements.js';
import { type Certainty, certain, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';

/** Whether a statement allows, or denies. */
export function hasEffect({ effect }: PolicyStatement, wanted: 'Allow' | 'Deny'): Certainty {
  return effect === 'unknown' ? 'maybe' : certain(effect === wanted);
}

/** Whether a statement is about every principal. */
export function isForEverybody({ principals }: PolicyStatement): Certainty {
  return some(
    ...principals.map(({ ids }): Certainty => {
      if (ids.includes('*')) return 'yes';
      return ids.some((id) => isOpenText(id)) ? 'maybe' : 'no';
    }),
  );
}

/** Whether something in a statement is left to Terraform that may be anything. */
export function isOpenStatement(statement: PolicyStatement): boolean {
  const { effect, actions, notActions, principals, notPrincipals, conditions } = statement;
  const texts = [
    ...actions,
    ...notActions,
    ...[...principals, ...notPrincipals].flatMap(({ type, ids }) => [type, ...ids]),
    ...conditions.flatMap(({ operator, key, values }) => [operator, key, ...values]),
  ];
  return effect === 'unknown' || texts.some((text) => isOpenText(text));
}
