import type { Finding } from '../finding.js';
import type { CheckReport } from '../report.js';

/** Counts findings by outcome. */
export function summarize(findings: readonly Finding[]): CheckReport['summary'] {
  const summary = { fail: 0, unknown: 0, waived: 0, accepted: 0, pass: 0 };
  for (const { outcome } of findings) summary[outcome] += 1;
  return summary;
}
