import type { CheckReport } from '../../policy/report.js';

/** What a report comes to, in a line. That nothing failed is said only where all was reviewed. */
export function reportTitle({ summary, reviewed, notReviewed }: CheckReport): string {
  const { fail, unknown } = summary;
  const open = notReviewed.length;
  const parts = [
    ...(open > 0 && reviewed.length === 0 ? ['nothing was reviewed'] : []),
    ...(open > 0 && reviewed.length > 0 ? [`${open} of ${open + reviewed.length} not reviewed`] : []),
    ...(fail > 0 ? [`${fail} failed`] : []),
    ...(fail === 0 && open === 0 ? ['nothing failed'] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ];
  return `multienv check: ${parts.join(', ')}`;
}
