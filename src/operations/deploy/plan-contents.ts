import { noChanges, type PlanChanges, planChanges } from '../../changes/plan-changes.js';
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
 * @throws UserError `plan-unreadable`
 */
export function planContents(text: string, suffix: string): PlanContents {
  const plan = parsePlan(text, suffix);
  const changes = planChanges(plan);
  return { ...changes, password: passwordChangesOf(plan, changes.halfMade) };
}
