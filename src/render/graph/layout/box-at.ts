import type { PictureBox } from '../../../operations/graph/picture.js';
import type { Point, Rect } from './geometry.js';
import { pillHeight, pillRows, widestPill } from './pills.js';
import type { SceneBox, TextLine } from './scene.js';
import { below, textLines } from './text-lines.js';

const padding = 10;
const iconSize = 26;
const iconGap = 8;
/** From this width on the pills stand beside the texts. */
const wide = 400;

/** A box in its place, as high as what is in it. Its content stands in the widest area. */
export function boxAt(
  box: PictureBox,
  { x, y }: Point,
  areas: readonly Pick<Rect, 'x' | 'width'>[],
): SceneBox {
  const main = areas.reduce((best, one) => (one.width > best.width ? one : best));
  const left = main.x + padding + iconSize + iconGap;
  const room = main.x + main.width - padding - left;
  const isWide = main.width >= wide;
  const pillRoom = Math.min(Math.max(Math.floor(room * 0.42), widestPill(box)), Math.floor(room * 0.6));
  const texts = textsOf(box, { x: left, y: y + padding }, isWide ? room - pillRoom - iconGap : room);
  const bottom = below(texts, y + padding);
  const pills = isWide
    ? pillRows(box, { x: left + room - pillRoom, y: y + padding }, pillRoom)
    : pillRows(
        box,
        { x: main.x + padding, y: Math.max(bottom, y + padding + iconSize) + 5 },
        main.width - 2 * padding,
      );
  const end = Math.max(bottom, y + padding + iconSize, ...pills.map((pill) => pill.y + pillHeight));
  const height = end + padding - y;
  const right = Math.max(...areas.map((area) => area.x + area.width));
  return {
    ...{ box, x, y, width: right - x, height },
    areas: areas.map((area) => ({ ...area, y, height })),
    icon: { x: main.x + padding, y: y + padding },
    texts,
    pills,
  };
}

/** The same box, as high as its neighbours. */
export function stretched(placed: SceneBox, height: number): SceneBox {
  return { ...placed, height, areas: placed.areas.map((area) => ({ ...area, height })) };
}

function textsOf({ title, name, details }: PictureBox, at: Point, width: number): readonly TextLine[] {
  const titles = textLines(title, at, { role: 'kind', width, lines: 2 });
  const names = textLines(name, { x: at.x, y: below(titles, at.y) }, { role: 'name', width, lines: 2 });
  let y = below(names, below(titles, at.y)) + 1;
  const rest = details.flatMap((detail) => {
    const lines = textLines(detail, { x: at.x, y }, { role: 'detail', width, lines: 2 });
    y = below(lines, y);
    return lines;
  });
  return [...titles, ...names, ...rest];
}
