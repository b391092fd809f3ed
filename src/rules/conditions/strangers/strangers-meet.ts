import { groupBy } from '../../../group-by.js';
import type { PolicyCondition } from '../../../model/policy-statements.js';
import { all, type Certainty, some } from '../certainty.js';
import { strangersAt } from './strangers-at.js';

const account = ['aws:principalaccount', 'aws:principalarn', 'aws:userid', 'kms:calleraccount'];
const organization = ['aws:principalorgid', 'aws:principalorgpaths'];
const network = [
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:sourcevpcarn',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
];

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

/**
 * Whether there are requests of strangers that satisfy all conditions.
 * @param today the day of the review; without it, what hangs on the time is not known
 */
export function strangersMeet(conditions: readonly PolicyCondition[], today?: string): Certainty {
  const byKey = groupBy(conditions, ({ key }) => key.toLowerCase());
  if (byKey.size < 2) return all(...[...byKey].map(([key, own]) => strangersAt(key, own, { today })));
  return some(
    ...situations.map((isThere) =>
      all(...[...byKey].map(([key, own]) => strangersAt(key, own, { today, isThere: isThere.get(key) }))),
    ),
  );
}
