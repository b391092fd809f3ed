import { noChanges, type PlanChanges, planChanges } from '../../changes/plan-changes.js';
import { localsIn } from '../../changes/written/stack-locals.js';
import { jsonIn } from '../../model/json.js';
import { parsePlan } from '../../terraform/json/plan.js';
import { noPasswordChanges, type PasswordChanges, passwordChangesOf } from './password/password-changes.js';

/** What a saved plan of an environment would do. It holds addresses and names only, never a value. */
export interface PlanContents extends PlanChanges {
  readonly password: PasswordChanges;
  /** Addresses of changes that would lose data, but for what the journal of this machine knows: see `sparingNeverCompleted`. Default: none. */
  readonly spared?: readonly string[];
}

/** A plan that changes nothing. */
export const emptyPlan: PlanContents = { ...noChanges, password: noPasswordChanges };

/**
 * Reads what `terraform show -json` printed of a saved plan.
 * @param stack the text of the stack that was planned: a plan names its locals, and does not tell what they hold. Default: they are not followed
 * @throws UserError `plan-unreadable`
 */
export function planContents(text: string, suffix: string, stack?: string): PlanContents {
  const plan = parsePlan(text, suffix);
  const changes = planChanges(plan, stack === undefined ? undefined : localsIn(jsonIn(JSON.parse(stack))));
  return { ...changes, password: passwordChangesOf(plan, changes.halfMade) };
}
