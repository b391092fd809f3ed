import { type Severity, severities } from '../../rules/define-rule.js';
import type { Finding } from '../finding.js';

/** What makes a review fail: a `fail` of this severity or a graver one; with `none` nothing does. */
export type FailOn = Severity | 'none';

/** The findings that make a review fail. */
export function failing(findings: readonly Finding[], failOn: FailOn): readonly Finding[] {
  if (failOn === 'none') return [];
  const least = severities.indexOf(failOn);
  return findings.filter(
    ({ outcome, severity }) => outcome === 'fail' && severities.indexOf(severity) <= least,
  );
}
