import { groupBy } from '../../../group-by.js';
import type { PolicyCondition, PolicyStatement } from '../../../model/policy-statements.js';
import { all, type Certainty, some } from '../certainty.js';
import { isOpenText } from './policy-text.js';
import { strangersAt } from './strangers-at.js';

const account = ['aws:principalaccount', 'aws:principalarn', 'aws:userid', 'kms:calleraccount'];
const organization = ['aws:principalorgid', 'aws:principalorgpaths'];
const network = ['aws:sourcevpc', 'aws:sourcevpce'];

/** Which keys come together: callers without an account, outside of an organization and in one; from the internet and through an endpoint. */
const situations: readonly ReadonlyMap<string, boolean>[] = [
  { there: [], absent: [...account, ...organization] },
  { there: account, absent: organization },
  { there: [...account, ...organization], absent: [] },
].flatMap(({ there, absent }) =>
  [
    { on: ['aws:sourceip'], off: network },
    { on: network, off: ['aws:sourceip'] },
  ].map(
    ({ on, off }) =>
      new Map([
        ...[...there, ...on].map((key): [string, boolean] => [key, true]),
        ...[...absent, ...off].map((key): [string, boolean] => [key, false]),
      ]),
  ),
);

/** Whether a statement allows something to everybody: `*`, and no condition that leaves of them only those whom the policy names. */
export function letsEverybodyIn(statement: PolicyStatement): Certainty {
  const { effect, principals, notPrincipals, conditions } = statement;
  if (effect === 'Deny') return 'no';
  const isSure: Certainty = effect === 'Allow' ? 'yes' : 'maybe';
  const anybody = notPrincipals.length > 0 ? 'yes' : some(...principals.map(isAnybody));
  if (anybody === 'no') return 'no';
  return all(isSure, anybody, strangersMeet(conditions));
}

/** Whether there are requests of strangers that satisfy all conditions. */
export function strangersMeet(conditions: readonly PolicyCondition[]): Certainty {
  const byKey = groupBy(conditions, ({ key }) => key.toLowerCase());
  if (byKey.size < 2) return all(...[...byKey].map(([key, own]) => strangersAt(key, own)));
  return some(
    ...situations.map((isThere) =>
      all(...[...byKey].map(([key, own]) => strangersAt(key, own, isThere.get(key)))),
    ),
  );
}

function isAnybody({ type, ids }: PolicyStatement['principals'][number]): Certainty {
  if (type !== '*' && type !== 'AWS' && !isOpenText(type)) return 'no';
  if (ids.includes('*')) return isOpenText(type) ? 'maybe' : 'yes';
  return ids.some((id) => isOpenText(id)) ? 'maybe' : 'no';
}
