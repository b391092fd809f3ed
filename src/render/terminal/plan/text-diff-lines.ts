import { counted } from '../../../counted.js';
import { escapeControls } from '../../escape.js';
import { lineDiff } from '../../wording/line-diff.js';
import type { Paint } from '../style.js';

/** A diff of more lines is read in the JSON. */
const mostLines = 40;

interface Look {
  readonly paint: Paint;
  readonly columns: number;
  readonly indent: string;
}

/** Two texts, line by line: what goes, what comes, and what stands around it; each cut to the width of the terminal. */
export function textDiffLines(
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
  { paint, columns, indent }: Look,
): readonly string[] {
  const diff = lineDiff(before, after);
  const lead = `${indent}  `;
  const looks = { '-': 'red', '+': 'green', ' ': 'dim', '…': 'dim' } as const;
  const shown = diff.slice(0, mostLines).map(({ sign, text }) => {
    const line = escapeControls(`${sign} ${text}`);
    const room = Math.max(10, columns - lead.length);
    return `${lead}${paint(looks[sign], line.length <= room ? line : `${line.slice(0, room - 1)}…`)}`;
  });
  const left = diff.length - shown.length;
  return left === 0
    ? shown
    : [...shown, `${lead}${paint('dim', `… ${counted(left, 'more line')}: see --json`)}`];
}
