import { groupBy } from '../../group-by.js';
import type { Finding } from '../../policy/finding.js';
import { byGravity } from './by-gravity.js';

/** Findings of one rule; there is at least one. */
export type RuleGroup = readonly [Finding, ...Finding[]];

/** The findings of each rule, the gravest rule first, each rule's by address. */
export function byRule(findings: readonly Finding[]): readonly RuleGroup[] {
  const groups = groupBy(findings.toSorted(byGravity), ({ ruleId, severity }) => `${ruleId} ${severity}`);
  return [...groups.values()].flatMap(([first, ...others]): RuleGroup[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}
