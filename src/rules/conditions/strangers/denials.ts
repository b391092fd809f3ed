import type { PolicyCondition, PolicyStatement } from '../../../model/policy-statements.js';
import { coversAction, coversPattern, matchesAction } from '../../facts/matches-action.js';
import { all, type Certainty, certain, some } from '../certainty.js';
import { negated } from './negated.js';
import { isOpenText } from './policy-text.js';
import { strangersMeet } from './strangers-meet.js';

/** More ways past the denials of a policy are not tried. */
const mostWays = 64;

/** A condition of which nobody can tell whether it holds. */
const unclear: PolicyCondition = { operator: '${unknown}', key: '${unknown}', values: ['${unknown}'] };

interface LetIn {
  /** The policy of the statement. */
  readonly policy: readonly PolicyStatement[];
  /** By whom of its principals strangers come in: `*`, or a provider that signs for them. */
  readonly ids: readonly string[];
  /** Whether the statement lets them in where nothing is denied. */
  readonly alone: Certainty;
  readonly today?: string | undefined;
}

/** Whether strangers whom a statement lets in get past what its policy denies. */
export function pastDenials(one: PolicyStatement, { policy, ids, alone, today }: LetIn): Certainty {
  if (alone === 'no') return 'no';
  const denials = policy.map((other) => ({ other, denies: denies(other, one, ids) }));
  const past = (...wanted: readonly Certainty[]) => {
    const some = denials.filter((each) => wanted.includes(each.denies)).map(({ other }) => other);
    return some.length === 0 ? alone : all(alone, waysPast(one.conditions, some, today));
  };
  const sure = past('yes');
  return sure === past('yes', 'maybe') ? sure : all('maybe', sure);
}

/** A request gets past a denial where one of its conditions does not hold. */
function waysPast(
  own: readonly PolicyCondition[],
  denials: readonly PolicyStatement[],
  today: string | undefined,
): Certainty {
  const ways = denials.reduce<readonly (readonly PolicyCondition[])[]>(
    (before, { conditions }) =>
      before
        .flatMap((way) => conditions.map((each) => [...way, ...(negated(each) ?? [unclear])]))
        .slice(0, mostWays + 1),
    [own],
  );
  return ways.length > mostWays ? 'maybe' : some(...ways.map((way) => strangersMeet(way, today)));
}

/** Whether a statement denies those whom another one lets in all that it allows, under its conditions. */
function denies(other: PolicyStatement, one: PolicyStatement, ids: readonly string[]): Certainty {
  if (other.effect !== 'Deny') return 'no';
  return all(...ids.map((id) => isAbout(other, id)), areDenied(other, one), areThere(other, one));
}

function isAbout({ principals, notPrincipals }: PolicyStatement, id: string): Certainty {
  if (notPrincipals.length > 0) {
    const spared = notPrincipals.flatMap((one) => one.ids);
    if (spared.includes('*') || spared.includes(id)) return 'no';
    return spared.some(isOpenText) ? 'maybe' : 'yes';
  }
  return some(
    ...principals.map((one): Certainty => {
      if (one.type === 'Service') return 'no';
      if (one.ids.includes(id)) return 'yes';
      // Whether `AWS` is about those who come with a token of somebody else, AWS does not say.
      if (one.ids.includes('*')) return one.type === '*' ? 'yes' : 'maybe';
      return 'no';
    }),
  );
}

function areDenied(other: PolicyStatement, { actions, notActions }: PolicyStatement): Certainty {
  if (notActions.length > 0 || actions.length === 0) return 'no';
  if (other.notActions.length === 0)
    return certain(actions.every((action) => other.actions.some((pattern) => coversAction(pattern, action))));
  const isLeftOver = (action: string) =>
    !/[*?$]/.test(action) && !other.notActions.some((pattern) => matchesAction(pattern, action));
  return certain(actions.every(isLeftOver) && !other.notActions.some(isOpenText));
}

function areThere(other: PolicyStatement, { resources, notResources }: PolicyStatement): Certainty {
  if (other.notResources.length > 0) return 'no';
  if (other.resources.includes('*')) return 'yes';
  if (notResources.length > 0) return 'no';
  return all(...resources.map((text) => some(...other.resources.map((pattern) => covers(pattern, text)))));
}

/** Of two texts of which a plan only says what they are made of, one may be a part of the other. */
function covers(pattern: string, text: string): Certainty {
  if ([pattern, text].some(isMade)) return 'maybe';
  if (coversPattern(pattern, text)) return 'yes';
  return [pattern, text].some(isOpenText) ? 'maybe' : 'no';
}

function isMade(text: string): boolean {
  return text.includes('~}') || text.includes('${unknown}');
}
