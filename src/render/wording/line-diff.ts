import { counted } from '../../counted.js';
/** A line of a diff: of the text before, of the one after, of both, or how many of both are left out. */
export interface DiffLine {
  readonly sign: '-' | '+' | ' ' | '…';
  readonly text: string;
}

/** Lines of both texts beside each change. */
const context = 2;
/** A table larger than this is not worth its memory: the texts then differ as a whole. */
const largestTable = 4_000_000;

/** Where two texts differ, line by line, with what stands around it. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  return withContext(allLines(before, after));
}

function allLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ sign: ' ', text }));
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** By the longest common subsequence. */
function middle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const removed = before.map((text): DiffLine => ({ sign: '-', text }));
  const added = after.map((text): DiffLine => ({ sign: '+', text }));
  if (before.length * after.length > largestTable) return [...removed, ...added];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      longest[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: DiffLine[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    const [text = '', other = ''] = [before[row], after[column]];
    if (text === other) {
      lines.push({ sign: ' ', text });
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) {
      lines.push({ sign: '-', text });
      row++;
    } else {
      lines.push({ sign: '+', text: other });
      column++;
    }
  }
  return [...lines, ...removed.slice(row), ...added.slice(column)];
}

function withContext(lines: readonly DiffLine[]): readonly DiffLine[] {
  const isNear = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== ' '),
  );
  const shown: DiffLine[] = [];
  let left = 0;
  for (const [index, line] of lines.entries()) {
    if (isNear[index] !== true) {
      left++;
      continue;
    }
    if (left > 0) shown.push(leftOut(left));
    left = 0;
    shown.push(line);
  }
  return left > 0 && shown.length > 0 ? [...shown, leftOut(left)] : shown;
}

function leftOut(count: number): DiffLine {
  return { sign: '…', text: counted(count, 'line') };
}
