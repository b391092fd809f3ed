import type { PolicyCondition } from '../../../model/policy-statements.js';
import { all, type Certainty, some } from '../certainty.js';
import { type AddressRange, addressRange, areBroad, isWithin } from './addresses.js';
import { holds } from './holds.js';
import { operatorOf } from './operator.js';
import { literalText, policyText, variableMark } from './policy-text.js';
import { type Kind, kinds } from './stranger-values.js';

type Held = string | undefined;

/** Addresses of nobody in particular, all over the internet. */
const somewhere = [1, 23, 45, 64, 91, 113, 151, 178, 195, 212].map((first) => `${first}.77.13.5`);
const inVersion6 = ['2001:470:77::5', '2400:cb00:77::5', '2a02:26f0:77::5'];

/** Ranges of a long list that are looked into. */
const mostTried = 50;

/** Of whom AWS itself acts for: a stranger is none, but a service that works for one may be. */
const ofServices = new Set([
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
]);

/** What every request has. */
const alwaysThere = new Set(['aws:securetransport', 'aws:currenttime', 'aws:epochtime']);

/** When a request is made, or the token of its caller was: nobody makes one in the past any more. */
const times = new Set(['aws:currenttime', 'aws:epochtime', 'aws:tokenissuetime']);

/** Which requests are looked at. */
interface Requests {
  /** Whether they have the key; both kinds when it is left out. */
  readonly isThere?: boolean | undefined;
  /** The day from which on they are made; without it, what hangs on the time is not known. */
  readonly today?: string | undefined;
}

/** Whether some stranger satisfies all conditions on one key. */
export function strangersAt(
  key: string,
  conditions: readonly PolicyCondition[],
  { isThere, today }: Requests = {},
): Certainty {
  if (key.includes('${')) return 'maybe';
  if (key === 'aws:sourceip')
    return meeting(conditions, having([undefined, ...addressesAt(conditions)], isThere));
  if (key.startsWith('aws:resource') && !key.startsWith('aws:resourcetag/')) return ofResource(conditions);
  if (ofServices.has(key)) return meeting(conditions, ['false', undefined]) === 'yes' ? 'yes' : 'maybe';
  if (times.has(key)) return atSomeTime(key, conditions, today);
  const kind = kinds.get(key);
  return kind === undefined ? chosen(key, conditions) : named(conditions, kind, isThere);
}

function having(candidates: readonly Held[], isThere: boolean | undefined): readonly Held[] {
  if (isThere === undefined) return candidates;
  return candidates.filter((held) => (held !== undefined) === isThere);
}

function meeting(conditions: readonly PolicyCondition[], candidates: readonly Held[]): Certainty {
  return some(...candidates.map((held) => all(...conditions.map((condition) => holds(condition, held)))));
}

function named(conditions: readonly PolicyCondition[], kind: Kind, isThere: boolean | undefined): Certainty {
  const within = conditions.flatMap(({ operator, values }) => {
    const how = operatorOf(operator);
    if (how === undefined) return ['maybe' as const];
    const isPattern = how.comparison === 'like' || how.comparison === 'arn';
    return values.map((value) => {
      const { pattern } = policyText(value);
      const found = isPattern ? pattern.replaceAll(variableMark, '*') : literalText(pattern);
      return kind.within(found, how.comparison);
    });
  });
  const known = within.flatMap((one) => (one === 'maybe' ? [] : one));
  const absent: readonly Held[] = kind.isAlwaysThere ? [] : [undefined];
  const found = meeting(conditions, having([...absent, ...kind.fresh, ...known], isThere));
  return found === 'no' && isThere !== false && within.includes('maybe') ? 'maybe' : found;
}

/** A key whose value callers choose, or that nobody is told by: any value will do, as long as it is one. */
function chosen(key: string, conditions: readonly PolicyCondition[]): Certainty {
  if (conditions.some(({ operator }) => operatorOf(operator) === undefined)) return 'maybe';
  const absent: readonly Held[] = alwaysThere.has(key) ? [] : [undefined];
  const found = meeting(conditions, [...absent, 'stranger', ...conditions.flatMap(valuesFor)]);
  const isSeveral = conditions.filter(({ operator }) => /^forany/i.test(operator)).length > 1;
  if (found === 'no') return isSeveral ? 'maybe' : 'no';
  // An unknown text is one that a caller can have, too.
  const isOpen = conditions.some(
    ({ operator, values }) => /^null$/i.test(operator) && values.some((value) => value.includes('${')),
  );
  return isOpen ? found : 'yes';
}

/** From the day on: what has expired lets nobody in, what begins later will. */
function atSomeTime(
  key: string,
  conditions: readonly PolicyCondition[],
  today: string | undefined,
): Certainty {
  const named = conditions.flatMap(({ values }) => values.flatMap(secondsIn));
  const beside = named.flatMap((second) => [second - 86_400, second, second + 86_400]);
  const from = (first: number) => {
    const later = [first, ...beside.filter((second) => second >= first)].map(String);
    return meeting(conditions, alwaysThere.has(key) ? later : [undefined, ...later]);
  };
  if (today !== undefined) return from(Date.parse(`${today}T00:00:00Z`) / 1000);
  const [early, late] = [from(Math.min(0, ...beside)), from(Math.max(0, ...beside))];
  return early === late ? early : 'maybe';
}

function secondsIn(text: string): readonly number[] {
  const second = /^\d+$/.test(text) && text.length > 4 ? Number(text) : Date.parse(text) / 1000;
  return Number.isNaN(second) ? [] : [second];
}

function valuesFor({ operator, values }: PolicyCondition): readonly string[] {
  const comparison = operatorOf(operator)?.comparison;
  switch (comparison) {
    case 'bool':
      return ['true', 'false'];
    case 'number':
      return values.flatMap((value) => [-1, 0, 1].map((step) => String(Number(value) + step)));
    case 'date':
      return values.flatMap((value) => [-1, 0, 1].flatMap((days) => dayBeside(value, days)));
    case 'address':
      return [...somewhere, ...inVersion6, ...values.flatMap((value) => addressRange(value)?.address ?? [])];
    default:
      return values.flatMap((value) => {
        const { pattern } = policyText(value);
        const text = pattern.replaceAll(/[\uE001-\uE005]/g, 'x');
        const isPattern = comparison === 'like' || comparison === 'arn';
        return isPattern ? [text.replaceAll(/[*?]/g, 'x'), text.replaceAll('*', '')] : [text];
      });
  }
}

function dayBeside(value: string, days: number): readonly string[] {
  const time = Date.parse(value);
  return Number.isNaN(time) ? [] : [new Date(time + days * 86_400_000).toISOString()];
}

/** Addresses of strangers: any that no range names whose owner it can be, and those in ranges that are too wide for one. */
function addressesAt(conditions: readonly PolicyCondition[]): readonly string[] {
  const written = conditions
    .filter(({ operator }) => {
      const how = operatorOf(operator);
      return how?.comparison === 'address' && !how.isNegated;
    })
    .flatMap(({ values }) => values.flatMap((value) => addressRange(value) ?? []));
  const isBroad = areBroad(written);
  const inside = isBroad ? written.slice(0, mostTried).flatMap(insideOf) : [];
  const outside = [...somewhere, ...inVersion6].filter((address) => {
    const own = addressRange(address);
    return isBroad || (own !== undefined && !written.some((range) => isWithin(own, range)));
  });
  return [...outside, ...inside];
}

/** Some addresses of a range: its first ones, and one further in. */
function insideOf({ address, prefix, family }: AddressRange): readonly string[] {
  if (family === 'ipv6') return [address];
  const first = Number(address.split('.', 1)[0]);
  return [address, prefix < 8 ? `${Math.min(first + 2 ** (7 - prefix), 223)}.1.2.3` : address];
}

/** What the resource belongs to ties its callers only where it has to be theirs as well. */
function ofResource(conditions: readonly PolicyCondition[]): Certainty {
  return all(
    ...conditions.map(({ operator, values }): Certainty => {
      const how = operatorOf(operator);
      if (how === undefined) return 'maybe';
      const theirs = values.filter((value) =>
        policyText(value).variables.some((one) => one.startsWith('aws:principal')),
      );
      if (theirs.length === 0 || how.isNegated) return 'yes';
      const isTied = theirs.length === values.length && !how.ifExists && how.quantifier !== 'forAll';
      return isTied ? 'no' : 'maybe';
    }),
  );
}
