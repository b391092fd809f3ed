import { groupBy } from '../../../group-by.js';
import type { Picture } from '../../../operations/graph/picture.js';
import { edgeSpeaker } from '../words/edge-words.js';
import type { Point } from './geometry.js';
import type { SceneRoute, TextLine } from './scene.js';
import { below, lineHeight, textLines } from './text-lines.js';

const columnWidth = 380;
const columnGap = 24;

/** Below the picture: flows whose label had no room, and what has no place in the grid, in columns by reason. */
export function listAt(
  picture: Picture,
  routes: readonly SceneRoute[],
  at: Point,
  width: number,
): readonly TextLine[] {
  const wordsOf = edgeSpeaker(picture);
  const flows = routes.flatMap(({ edge, label }) =>
    edge.label === '' || label?.text === edge.label
      ? []
      : [`${label === undefined ? '' : `${label.text} `}${wordsOf(edge)}`],
  );
  const unplaced = groupBy(picture.unplaced, ({ reason }) => reason);
  const blocks = [
    ...(flows.length === 0 ? [] : [{ heading: 'Flows', lines: flows }]),
    ...[...unplaced].map(([reason, all]) => ({
      heading: `${reason} (${all.length})`,
      lines: all.map(withMarks),
    })),
  ];
  const notes = notesAt(picture, at, width);
  let y = below(notes, at.y) + (notes.length === 0 ? 0 : 14);
  const listed = blocks.flatMap(({ heading, lines }) => {
    const head = textLines(heading, { x: at.x, y }, { role: 'zone', width, lines: 2 });
    const placed = inColumns(lines, { x: at.x, y: below(head, y) + 3 }, width);
    y = Math.max(below(head, y), ...placed.map((one) => one.y + one.height)) + 14;
    return [...head, ...placed];
  });
  return [...notes, ...listed];
}

function notesAt({ notes }: Picture, { x, y }: Point, width: number): readonly TextLine[] {
  let top = y;
  return notes.flatMap((note) => {
    const lines = textLines(note, { x, y: top }, { role: 'note', width, lines: 3 });
    top = below(lines, top);
    return lines;
  });
}

function withMarks({ address, change, difference, findings }: Picture['unplaced'][number]): string {
  const words = [
    ...(change === undefined ? [] : [`${change.kind}: ${change.gravity}`]),
    ...(difference === undefined
      ? []
      : [difference.kind === 'only-here' ? 'only here' : `differs: ${difference.count}`]),
    ...(findings === undefined ? [] : [`${findings.count} ${findings.worst}`]),
  ];
  return words.length === 0 ? address : `${address} (${words.join(', ')})`;
}

/** Down the first column, then down the next. */
function inColumns(lines: readonly string[], at: Point, width: number): readonly TextLine[] {
  const columns = Math.max(1, Math.floor((width + columnGap) / (columnWidth + columnGap)));
  const perColumn = Math.max(4, Math.ceil(lines.length / columns));
  const height = lineHeight('detail');
  return lines.flatMap((line, index) => {
    const x = at.x + Math.floor(index / perColumn) * (columnWidth + columnGap);
    return textLines(
      line,
      { x, y: at.y + (index % perColumn) * height },
      { role: 'detail', width: columnWidth },
    );
  });
}
