import type { PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, some } from '../certainty.js';
import { pastDenials } from './denials.js';
import { isOpenText } from './policy-text.js';
import { strangersMeet } from './strangers-meet.js';

/**
 * Whether a statement allows something to everybody: `*`, and no condition that leaves of them only those whom the policy names.
 * @param today the day of the review; without it, what hangs on the time is not known
 */
export function letsEverybodyIn(statement: PolicyStatement, today?: string): Certainty {
  const { effect, principals, notPrincipals, conditions } = statement;
  if (effect === 'Deny') return 'no';
  const isSure: Certainty = effect === 'Allow' ? 'yes' : 'maybe';
  const anybody = notPrincipals.length > 0 ? 'yes' : some(...principals.map(isAnybody));
  if (anybody === 'no') return 'no';
  return all(isSure, anybody, strangersMeet(conditions, today));
}

/** Whether a policy lets everybody in: a statement does, and no denial keeps all of them out again whom it lets in. */
export function policyLetsEverybodyIn(statements: readonly PolicyStatement[], today?: string): Certainty {
  return some(...statements.map((one) => letsEverybodyPast(one, statements, today)));
}

/** Whether a statement lets everybody in, with what its policy denies. */
export function letsEverybodyPast(
  one: PolicyStatement,
  policy: readonly PolicyStatement[],
  today?: string,
): Certainty {
  return pastDenials(one, { policy, ids: ['*'], alone: letsEverybodyIn(one, today), today });
}

function isAnybody({ type, ids }: PolicyStatement['principals'][number]): Certainty {
  if (type !== '*' && type !== 'AWS' && !isOpenText(type)) return 'no';
  if (ids.includes('*')) return isOpenText(type) ? 'maybe' : 'yes';
  return ids.some((id) => isOpenText(id)) ? 'maybe' : 'no';
}
