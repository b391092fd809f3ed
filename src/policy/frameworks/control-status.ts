import type { Finding } from '../finding.js';

/**
 * What the findings of a control's rules make of it, gravest first. `waived` and `accepted` are failures that somebody answers for;
 * `notApplicable`: the rules found nothing to judge.
 */
export const controlStatuses = ['failed', 'unknown', 'waived', 'accepted', 'met', 'notApplicable'] as const;

export type ControlStatus = (typeof controlStatuses)[number];

/** The gravest outcome decides. */
export function controlStatus(findings: readonly Finding[]): ControlStatus {
  const outcomes = new Set(findings.map(({ outcome }) => outcome));
  if (outcomes.has('fail')) return 'failed';
  if (outcomes.has('unknown')) return 'unknown';
  if (outcomes.has('waived')) return 'waived';
  if (outcomes.has('accepted')) return 'accepted';
  return outcomes.has('pass') ? 'met' : 'notApplicable';
}
