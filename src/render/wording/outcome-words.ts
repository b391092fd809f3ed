import type { Outcome } from '../../policy/finding.js';

/** How reports call what became of a rule. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  fail: 'failed',
  unknown: 'unknown',
  waived: 'waived',
  accepted: 'accepted',
  pass: 'passed',
};
