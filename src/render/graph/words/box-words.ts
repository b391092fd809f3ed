import { counted } from '../../../counted.js';
import type { PictureBox } from '../../../operations/graph/picture.js';

/** All that a picture says about a box, as one text. */
export function boxWords({
  title,
  name,
  details,
  marks,
  findings,
  change,
  difference,
  elements,
}: PictureBox): string {
  const lines = [
    `${title}: ${name}`,
    [...details, ...marks].join(', '),
    change === undefined ? '' : `${change.kind} (${change.count}): ${change.gravity}`,
    difference === undefined
      ? ''
      : difference.kind === 'only-here'
        ? 'only here'
        : `differs in ${difference.count}`,
    findings === undefined
      ? ''
      : `${counted(findings.count, 'finding')}, the worst ${findings.worst}: ${findings.rules.join(', ')}`,
    elements.join('\n'),
  ];
  return lines.filter((line) => line !== '').join('\n');
}
