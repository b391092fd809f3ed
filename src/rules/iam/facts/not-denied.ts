import type { PolicyStatement } from '../../../model/policy-statements.js';
import { matchesAny } from '../../facts/matches-action.js';
import { reachesEverything } from '../../facts/reaches-everything.js';

/**
 * The actions that no statement of a policy denies again: on every resource, or on all but those that it names, and under no condition. Other
 * policies of the same identity are not looked at: who takes one away would open this one.
 */
export function notDenied(actions: readonly string[], policy: readonly PolicyStatement[]): readonly string[] {
  const denials = policy.filter(
    ({ effect, conditions, ...statement }) =>
      effect === 'Deny' && conditions.length === 0 && isOfAllOthers(statement),
  );
  return actions.filter((action) => !denials.some((one) => matchesAny(one.actions, [action])));
}

function isOfAllOthers({
  resources,
  notResources,
}: Pick<PolicyStatement, 'resources' | 'notResources'>): boolean {
  if (notResources.length === 0) return resources.includes('*');
  return reachesEverything({ resources: notResources, notResources: [] }) === 'no';
}
