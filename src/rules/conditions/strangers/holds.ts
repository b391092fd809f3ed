import type { PolicyCondition } from '../../../model/policy-statements.js';
import { matchesPattern } from '../../facts/matches-action.js';
import { type Certainty, certain, some } from '../certainty.js';
import { addressRange, isWithin } from './addresses.js';
import { type Operator, operatorOf } from './operator.js';
import { literalText, policyText, variableMark } from './policy-text.js';

/** Values that belong to the resource and its owner: no stranger has them. */
const ofOwner = ['aws:resourceaccount', 'aws:resourceorgid', 'aws:resourceorgpaths'];

/**
 * Whether a condition holds for a request that has one value under its key, or no such key.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function holds({ operator, key, values }: PolicyCondition, held: string | undefined): Certainty {
  const how = operatorOf(operator);
  if (how === undefined) return 'maybe';
  // A list without values does not restrict anything, as Access Analyzer says of it (EMPTY_ARRAY_CONDITION).
  if (values.length === 0) return 'yes';
  if (how.comparison === 'null')
    return some(...values.map((value) => equals(value, String(held === undefined))));
  if (held === undefined) return certain(holdsWithoutKey(how));
  const found = some(...values.map((value) => compares(value, { how, held, key: key.toLowerCase() })));
  return how.isNegated ? opposite(found) : found;
}

function holdsWithoutKey({ ifExists, quantifier, isNegated }: Operator): boolean {
  if (quantifier !== undefined) return quantifier === 'forAll' || ifExists;
  return ifExists || isNegated;
}

function opposite(found: Certainty): Certainty {
  if (found === 'maybe') return found;
  return found === 'yes' ? 'no' : 'yes';
}

interface Request {
  readonly how: Operator;
  readonly held: string;
  readonly key: string;
}

function compares(value: string, { how, held, key }: Request): Certainty {
  switch (how.comparison) {
    case 'bool':
      return equals(value, held);
    case 'address':
      return inRange(value, held);
    case 'number':
      return inOrder(Number(held), Number(value), how);
    case 'date':
      return inOrder(instant(held), instant(value), how);
    default:
      return matchesText(value, { how, held, key });
  }
}

function equals(value: string, held: string): Certainty {
  if (value.includes('${')) return 'maybe';
  return certain(value.toLowerCase() === held.toLowerCase());
}

function inRange(value: string, held: string): Certainty {
  if (value === '*') return 'yes';
  const range = addressRange(value);
  const address = addressRange(held);
  if (range !== undefined) return certain(address !== undefined && isWithin(address, range));
  // What is read of a resource is a network of its own, and no stranger's.
  return value.includes('${') && !policyText(value).isOpen ? 'no' : 'maybe';
}

function inOrder(held: number, value: number, { order }: Operator): Certainty {
  if (Number.isNaN(held) || Number.isNaN(value)) return 'maybe';
  if (order === 'equals') return certain(held === value);
  if (held === value) return certain(order.endsWith('Equals'));
  return certain(order.startsWith('less') ? held < value : held > value);
}

function instant(text: string): number {
  return /^\d+$/.test(text) && text.length > 4 ? Number(text) * 1000 : Date.parse(text);
}

function matchesText(value: string, { how, held, key }: Request): Certainty {
  const text = policyText(value);
  const hasWildcards = how.comparison === 'like' || how.comparison === 'arn';
  let pattern = hasWildcards ? text.pattern : literalText(text.pattern);
  let isExact = !text.isOpen;
  for (const variable of text.variables) {
    if (ofOwner.includes(variable)) pattern = pattern.replace(variableMark, '\uE005');
    else if (variable === key) pattern = pattern.replace(variableMark, () => literalText(held));
    else {
      isExact = false;
      pattern = pattern.replace(variableMark, '*');
    }
  }
  // An open text may be anything, in part or as a whole.
  if (text.isOpen) pattern = pattern.replaceAll('\uE004', '*');
  const isSame = matches(pattern, literalText(held), how);
  return isSame && !isExact ? 'maybe' : certain(isSame);
}

function matches(pattern: string, held: string, { comparison }: Operator): boolean {
  if (comparison === 'equalsIgnoringCase') return matchesPattern(pattern.toLowerCase(), held.toLowerCase());
  if (comparison !== 'arn') return matchesPattern(pattern, held);
  const [parts, own] = [arnParts(pattern), arnParts(held)];
  // `*`, `arn:aws:*`: they stand for several parts.
  if (parts.length < 6 || own.length < 6) return matchesPattern(pattern, held);
  return parts.every((part, index) => matchesPattern(part, own[index] ?? ''));
}

/** Six parts, of which the last may hold colons. */
function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
