import type { PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, not, some } from '../../../rules/conditions/certainty.js';
import { isAbout } from '../../../rules/facts/is-about.js';
import { hasEffect } from '../../../rules/facts/statement-parts.js';
import { isPartOfTarget, isTarget, type TargetArn } from './arn.js';
import { meets } from './meets.js';
import type { AccessRequest } from './request.js';

/** Whether a statement has this effect on a request. */
export function says(
  statement: PolicyStatement,
  effect: 'Allow' | 'Deny',
  request: AccessRequest,
): Certainty {
  const has = hasEffect(statement, effect);
  if (has === 'no') return 'no';
  return all(
    has,
    isAbout(statement, [request.action]),
    isAboutTarget(statement, effect, request.target),
    ...statement.conditions.map((condition) => meets(condition, request)),
  );
}

function isAboutTarget(
  { resources, notResources }: PolicyStatement,
  effect: 'Allow' | 'Deny',
  target: TargetArn,
): Certainty {
  if (notResources.length > 0) return not(some(...notResources.map((one) => isTarget(one, target))));
  // Key policies and some others name no resource but `*`.
  if (resources.length === 0) return 'yes';
  const found = some(...resources.map((one) => isTarget(one, target)));
  if (found !== 'no' || effect === 'Deny') return found;
  return resources.some((one) => isPartOfTarget(one, target)) ? 'yes' : 'no';
}
