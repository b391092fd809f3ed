import { groupBy } from '../../../group-by.js';
import type { PolicyCondition, PolicyStatement } from '../../../model/policy-statements.js';
import { matchesAction, matchesPattern } from '../../facts/matches-action.js';
import { all, type Certainty, some } from '../certainty.js';
import { negated } from './negated.js';
import { isOpenText } from './policy-text.js';
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

/** Whether a statement allows something to everybody: `*`, and no condition that leaves of them only those whom the policy names. */
export function letsEverybodyIn(statement: PolicyStatement): Certainty {
  const { effect, principals, notPrincipals, conditions } = statement;
  if (effect === 'Deny') return 'no';
  const isSure: Certainty = effect === 'Allow' ? 'yes' : 'maybe';
  const anybody = notPrincipals.length > 0 ? 'yes' : some(...principals.map(isAnybody));
  if (anybody === 'no') return 'no';
  return all(isSure, anybody, strangersMeet(conditions));
}

/** More ways past the denials of a policy are not tried. */
const mostWays = 64;

/** Whether a policy lets everybody in: a statement does, and no denial keeps all of them out again whom it lets in. */
export function policyLetsEverybodyIn(statements: readonly PolicyStatement[]): Certainty {
  return some(...statements.map((one) => letsEverybodyPast(one, statements)));
}

/** Whether a statement lets everybody in, with what its policy denies. */
export function letsEverybodyPast(one: PolicyStatement, policy: readonly PolicyStatement[]): Certainty {
  const alone = letsEverybodyIn(one);
  const denials = alone === 'no' ? [] : policy.filter((other) => denies(other, one));
  if (denials.length === 0) return alone;
  const ways = denials.reduce<readonly (readonly PolicyCondition[])[]>(
    (before, { conditions }) =>
      before
        .flatMap((way) => conditions.map((each) => [...way, ...(negated(each) ?? [unclear])]))
        .slice(0, mostWays + 1),
    [one.conditions],
  );
  if (ways.length > mostWays) return all('maybe', alone);
  return all(alone, some(...ways.map(strangersMeet)));
}

/** A condition of which nobody can tell whether it holds. */
const unclear: PolicyCondition = { operator: '${unknown}', key: '${unknown}', values: ['${unknown}'] };

/** Whether a statement denies everybody all that another one allows, under its conditions. */
function denies(
  other: PolicyStatement,
  { actions, notActions, resources, notResources }: PolicyStatement,
): boolean {
  const isOfAll = other.principals.some(({ type, ids }) => type !== 'Service' && ids.includes('*'));
  if (other.effect !== 'Deny' || !isOfAll) return false;
  if (other.notActions.length + other.notResources.length + notActions.length > 0) return false;
  const isWhole = (patterns: readonly string[]) => patterns.includes('*');
  const areDenied = actions.every((action) =>
    other.actions.some((pattern) => matchesAction(pattern, action)),
  );
  const areThere =
    isWhole(other.resources) ||
    (notResources.length === 0 &&
      resources.every((text) => other.resources.some((pattern) => matchesPattern(pattern, text))));
  return actions.length > 0 && areDenied && areThere;
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
