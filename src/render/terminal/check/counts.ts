import { counted } from '../../../counted.js';
import type { CheckReport } from '../../../policy/report.js';
import { severities } from '../../../rules/define-rule.js';
import type { Paint } from '../style.js';

/** `4 fail (1 high, 3 low), 2 unknown, 1 waived, 20 accepted, 180 pass in 3 environments`, and what was not reviewed. */
export function countsLine(report: CheckReport, paint: Paint): string {
  const { summary, findings, reviewed, notReviewed } = report;
  if (notReviewed.length > 0 && reviewed.length + findings.length === 0)
    return paint('red', 'nothing was reviewed');
  const { fail, unknown, waived, accepted, pass } = summary;
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const bySeverity = severities.flatMap((severity) => {
    const count = failed.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const failures =
    fail === 0 ? paint(notReviewed.length === 0 ? 'green' : 'dim', '0 fail') : paint('red', `${fail} fail`);
  return [
    `${failures}${bySeverity.length === 0 ? '' : ` (${bySeverity.join(', ')})`}`,
    unknown === 0 ? '0 unknown' : paint('yellow', `${unknown} unknown`),
    `${waived} waived`,
    `${accepted} accepted`,
    `${pass} pass in ${reviewedWords(reviewed)}`,
    ...(notReviewed.length === 0 ? [] : [paint('red', `${notReviewed.length} not reviewed`)]),
  ].join(', ');
}

function reviewedWords(reviewed: CheckReport['reviewed']): string {
  const own = reviewed.filter(({ environment }) => environment !== null).length;
  const foreign = reviewed.length - own;
  const words = [
    ...(own > 0 || foreign === 0 ? [counted(own, 'environment')] : []),
    ...(foreign > 0 ? [`${foreign} ${foreign === 1 ? 'stack or plan' : 'stacks and plans'}`] : []),
  ];
  return words.join(' and ');
}
