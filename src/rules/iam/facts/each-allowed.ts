import type { PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, unlessFault } from '../../conditions/certainty.js';
import type { Check } from '../../define-rule.js';
import { hasEffect } from '../../facts/statement-parts.js';
import { notApplicable, unknown, type Verdict } from '../../verdict.js';
import { identityPolicies } from './identity-policies.js';

/** Whether a statement is at fault, and what the finding then says. */
export interface Fault {
  readonly fault: Certainty;
  readonly message: string;
}

/** Judges every statement that allows something, in every policy of an identity, beside the others of its policy. */
export function eachAllowed(
  judge: (statement: PolicyStatement, policy: readonly PolicyStatement[]) => Fault,
): Check {
  return (element, { model }) => {
    const policies = identityPolicies(element, model);
    if (policies.length === 0) return notApplicable;
    return policies.flatMap(({ path, statements }): readonly Verdict[] => {
      if (statements === undefined) return [unknown(path)];
      return statements.flatMap((statement, index) => {
        if (statement.effect === 'Deny') return [];
        const { fault, message } = judge(statement, statements);
        const verdict = unlessFault(all(hasEffect(statement, 'Allow'), fault), path, message);
        return [{ ...verdict, part: `statement ${index + 1}` }];
      });
    });
  };
}
