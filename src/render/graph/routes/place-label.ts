import { inflated, overlaps, type Point, type Rect } from '../layout/geometry.js';
import { pillHeight, pillWidth } from '../layout/pills.js';
import type { Pill } from '../layout/scene.js';

/** What a label must keep clear of. */
interface Obstacles {
  /** By which the list below the picture tells what the words are, where they have no room. */
  readonly number: number;
  /** Boxes, texts and other labels. */
  readonly areas: readonly Rect[];
  /** Whether another line runs there: what is best, then what will do. */
  readonly meetsLine: readonly ((area: Rect) => boolean)[];
}

const places = [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9];

/**
 * A place for the words of a line, on the line and clear of everything else; where they have no room, for a number.
 * @returns undefined where not even the number has room
 */
export function placeLabel(
  text: string,
  points: readonly Point[],
  { number, areas, meetsLine }: Obstacles,
): Pill | undefined {
  if (text === '') return undefined;
  const short = `(${number})`;
  for (const shown of [text, short])
    for (const meets of meetsLine) {
      const room = roomFor(
        pillWidth(shown),
        points,
        (area) => meets(inflated(area, 2)) || areas.some((one) => overlaps(inflated(area, 3), one)),
      );
      if (room !== undefined)
        return { ...room, text: shown, tone: 'flow', ...(shown === text ? {} : { full: text }) };
    }
  return undefined;
}

/** The last straight pieces are the line's own; the first are often shared. */
function roomFor(
  width: number,
  points: readonly Point[],
  isTaken: (area: Rect) => boolean,
): Rect | undefined {
  for (let index = points.length - 1; index > 0; index -= 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from === undefined || to === undefined) continue;
    for (const place of places) {
      const x = Math.round(from.x + (to.x - from.x) * place - width / 2);
      const y = Math.round(from.y + (to.y - from.y) * place - pillHeight / 2);
      const area = { x, y, width, height: pillHeight };
      if (!isTaken(area)) return area;
    }
  }
  return undefined;
}
