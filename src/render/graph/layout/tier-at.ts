import type {
  PictureSubnet,
  PictureTier,
  PictureZone,
  PlacedBox,
} from '../../../operations/graph/picture.js';
import { boxAt, stretched } from './box-at.js';
import type { Point, Rect } from './geometry.js';
import type { Frame, SceneBox, TextLine } from './scene.js';
import { below, textLines } from './text-lines.js';

/** A zone as a column. */
export interface Column extends Pick<Rect, 'x' | 'width'> {
  readonly zone: PictureZone;
}

interface Tier {
  readonly frames: readonly Frame[];
  readonly boxes: readonly SceneBox[];
  readonly bottom: number;
}

export const tierLabelWidth = 104;
const inset = 12;
/** Between boxes above each other: room for lines and their labels. */
const laneGap = 38;

const reachWords = {
  public: 'has a route to the internet gateway',
  private: 'reaches the internet by NAT alone',
  isolated: 'no route to the internet',
  unknown: 'routes not known',
} as const;

/** A row with its subnets in their columns; bars stand across those of their zones. */
export function tierAt(tier: PictureTier, { x, y }: Point, columns: readonly Column[]): Tier {
  const cells = columns.map((column) => ({ column, texts: subnetTexts(tier, column, y + 8) }));
  const label = tierLabel(tier, { x: x + inset, y: y + 10 });
  const top = Math.max(...cells.map(({ texts }) => below(texts, y + 8)), y + 8) + 12;
  const boxes = lanes(tier.boxes, columns, top);
  const end = Math.max(below(label, y), top + 24, ...boxes.map((one) => one.y + one.height)) + 20;
  const height = end - y;
  const last = columns.at(-1);
  const width = last === undefined ? tierLabelWidth : last.x + last.width + inset - x;
  const subnets = cells.flatMap(({ column, texts }): readonly Frame[] => {
    const [first] = tier.subnets.filter(({ zone }) => zone === column.zone.id);
    if (first === undefined) return [];
    const { reach } = tier;
    return [{ kind: 'subnet', id: first.id, reach, x: column.x, y, width: column.width, height, texts }];
  });
  const { id, reach } = tier;
  const frame: Frame = { kind: 'tier', id, reach, x, y, width, height, texts: label };
  return { frames: [frame, ...subnets], boxes, bottom: end };
}

function tierLabel({ name, reach }: PictureTier, at: Point): readonly TextLine[] {
  const width = tierLabelWidth - 2 * inset;
  const names = textLines(name, at, { role: 'frame', width, lines: 3 });
  const words = textLines(
    reachWords[reach],
    { x: at.x, y: below(names, at.y) + 2 },
    { role: 'note', width, lines: 4 },
  );
  return [...names, ...words];
}

function subnetTexts({ subnets }: PictureTier, { zone, x, width }: Column, top: number): readonly TextLine[] {
  let y = top;
  return subnets
    .filter((one) => one.zone === zone.id)
    .flatMap((one) => {
      const lines = subnetLines(one, { x: x + inset, y }, width - 2 * inset);
      y = below(lines, y) + 3;
      return lines;
    });
}

function subnetLines({ name, cidr }: PictureSubnet, at: Point, width: number): readonly TextLine[] {
  const names = textLines(name, at, { role: 'note', width });
  return [...names, ...textLines(cidr, { x: at.x, y: below(names, at.y) }, { role: 'note', width })];
}

/** Boxes in as few lanes as their columns allow, in their order. */
function lanes(boxes: readonly PlacedBox[], columns: readonly Column[], top: number): readonly SceneBox[] {
  const taken: { readonly columns: Set<number>; readonly boxes: PlacedBox[] }[] = [];
  let first = 0;
  for (const box of boxes) {
    const wanted = columnsOf(box, columns);
    const span = wanted.length === 0 ? [] : range(Math.min(...wanted), Math.max(...wanted));
    let at = first;
    while (taken[at] !== undefined && span.some((column) => taken[at]?.columns.has(column))) at += 1;
    // Nothing stands above what comes before it.
    first = at;
    const lane = taken[at] ?? { columns: new Set<number>(), boxes: [] };
    taken[at] = lane;
    for (const column of span) lane.columns.add(column);
    lane.boxes.push(box);
  }
  let y = top;
  return taken.flatMap((lane) => {
    const placed = lane.boxes.map((box) => {
      const areas = areasOf(columnsOf(box, columns), columns);
      return boxAt(box, { x: Math.min(...areas.map((area) => area.x)), y }, areas);
    });
    const height = Math.max(...placed.map((one) => one.height));
    y += height + laneGap;
    return placed.map((one) => stretched(one, height));
  });
}

/** Where a box stands; everywhere where nobody knows. */
function columnsOf({ zones }: PlacedBox, columns: readonly Column[]): readonly number[] {
  const named = columns.flatMap(({ zone }, index) => (zones.includes(zone.id) ? [index] : []));
  return named.length === 0 ? columns.map((_, index) => index) : named;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** One area for each run of columns. */
function areasOf(at: readonly number[], columns: readonly Column[]): readonly Pick<Rect, 'x' | 'width'>[] {
  const runs: number[][] = [];
  for (const index of at) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run) => {
    const [from, to] = [columns[run[0] ?? 0], columns[run.at(-1) ?? 0]];
    if (from === undefined || to === undefined) return [];
    const x = from.x + inset;
    return [{ x, width: to.x + to.width - inset - x }];
  });
}
