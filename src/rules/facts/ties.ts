import type { PolicyCondition, PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
import { operatorOf } from '../conditions/strangers/operator.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';

/** What ties a statement to less than everything: which condition keys, and which of their values. */
export interface Tie {
  /** In lower case. */
  readonly isKey: (key: string) => boolean;
  /** Default: what has something beside wildcards. */
  readonly isNarrow?: (value: string) => boolean;
}

/**
 * Whether a condition ties a statement to what has one of some values under a key. A negation leaves all others in, `…IfExists` and
 * `ForAllValues` whatever has no such key.
 */
function isTied({ conditions }: PolicyStatement, tie: Tie): Certainty {
  return some(...conditions.map((condition) => ties(condition, tie)));
}

/** What is at fault unless it is tied: `maybe` where that hangs on what is not known yet. */
export function untied(statement: PolicyStatement, tie: Tie): Certainty {
  const tied = isTied(statement, tie);
  if (tied === 'maybe') return tied;
  return tied === 'yes' ? 'no' : 'yes';
}

function ties(
  { operator, key, values }: PolicyCondition,
  { isKey, isNarrow = namesSomething }: Tie,
): Certainty {
  if (isOpenText(operator) || isOpenText(key)) return 'maybe';
  const how = operatorOf(operator);
  if (how === undefined || !isKey(key.toLowerCase())) return 'no';
  const isPositive = !how.isNegated && !how.ifExists && how.quantifier !== 'forAll';
  if (!isPositive || how.comparison === 'null' || how.comparison === 'bool' || values.length === 0)
    return 'no';
  return all(...values.map((value): Certainty => (isOpenText(value) ? 'maybe' : certain(isNarrow(value)))));
}

function namesSomething(value: string): boolean {
  return /[^*?:/]/.test(value.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, ''));
}
