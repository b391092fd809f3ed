import { type Invocation, plainInvocation } from '../../errors/invocation.js';
import { type RuleFacts, ruleCatalogue } from '../../policy/review/rule-catalogue.js';
import { nearestRuleId } from '../../rules/nearest-rule-id.js';
import { ruleUnknown } from '../deploy/review-errors.js';

/** Every rule of the review, those about waivers last. */
export function listRules(): readonly RuleFacts[] {
  return ruleCatalogue;
}

/**
 * One rule by its id, however a person writes it: `rds-1` and `RDS1` are RDS-1.
 * @throws UserError `rule-unknown` with the nearest id
 */
export function findRule(id: string, invocation: Invocation = plainInvocation): RuleFacts {
  const plain = (text: string) => text.replaceAll(/[\s_-]/g, '').toUpperCase();
  const rule = ruleCatalogue.find((one) => plain(one.id) === plain(id));
  if (rule !== undefined) return rule;
  const ids = ruleCatalogue.map((one) => one.id);
  const suggestion = nearestRuleId(id, ids);
  throw ruleUnknown.error({ id, suggestion, invocation }, { value: id, allowed: ids, suggestion });
}
