import { inflated, type Point, type Rect } from '../layout/geometry.js';

/**
 * Lines on which edges may run, their crossings (nodes), and what is in their way. A node is `row * columns + column`; a step leads from a node
 * to the right (`2 * node`) or down (`2 * node + 1`).
 */
export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether a step runs through a box, or close along it. */
  readonly isBlocked: Uint8Array;
  /** What a step costs beside its length: texts are better not crossed. */
  readonly penalty: Float64Array;
}

/** What a lattice is made for. */
export interface Ground {
  readonly boxes: readonly Rect[];
  readonly texts: readonly Rect[];
  /** Where no line may run down or up: room for labels. */
  readonly keptFree: readonly Rect[];
  /** Where lines may run at all. */
  readonly bounds: Rect;
}

/** How far from a box the lines around it are. */
const tracks = [9, 18, 27];
/** How close to a box a line may run. */
export const clearance = 5;
const closest = 7;
const textPenalty = 90;

/** The lattice of a picture: lines beside each box, and through its middle. */
export function latticeOf({ boxes, texts, keptFree, bounds }: Ground): Lattice {
  const beside = keptFree.flatMap(({ x }) => [x - 2, x - 12, x - 22, x - 32]);
  const xs = lines(
    boxes.map(({ x, width }) => ({ from: x, size: width })),
    beside,
  ).filter((x) => x > bounds.x && x < bounds.x + bounds.width);
  const ys = lines(
    boxes.map(({ y, height }) => ({ from: y, size: height })),
    [],
  ).filter((y) => y > bounds.y && y < bounds.y + bounds.height);
  const steps = 2 * xs.length * ys.length;
  const lattice: Lattice = { xs, ys, isBlocked: new Uint8Array(steps), penalty: new Float64Array(steps) };
  for (const box of boxes)
    forSteps(lattice, inflated(box, clearance), (step) => {
      lattice.isBlocked[step] = 1;
    });
  for (const area of keptFree)
    forSteps(lattice, area, (step) => {
      if (step % 2 === 1) lattice.isBlocked[step] = 1;
    });
  for (const text of texts)
    forSteps(lattice, inflated(text, 1), (step) => {
      lattice.penalty[step] = textPenalty;
    });
  return lattice;
}

/** The place of a node. */
export function pointAt({ xs, ys }: Pick<Lattice, 'xs' | 'ys'>, node: number): Point {
  return { x: xs[node % xs.length] ?? 0, y: ys[Math.floor(node / xs.length)] ?? 0 };
}

/** The step between neighbours. */
export function stepBetween(from: number, to: number): number {
  const first = Math.min(from, to);
  return Math.abs(from - to) === 1 ? 2 * first : 2 * first + 1;
}

/** The steps that run through an area, not only along its edge. */
function forSteps({ xs, ys }: Lattice, area: Rect, visit: (step: number) => void): void {
  const [right, bottom] = [area.x + area.width, area.y + area.height];
  const inX = (x: number | undefined) => x !== undefined && x > area.x && x < right;
  const inY = (y: number | undefined) => y !== undefined && y > area.y && y < bottom;
  for (const [row, y] of ys.entries()) {
    const below = ys[row + 1];
    if (y >= bottom || (below ?? y) <= area.y) continue;
    for (const [column, x] of xs.entries()) {
      const beside = xs[column + 1];
      if (x >= right || (beside ?? x) <= area.x) continue;
      const node = row * xs.length + column;
      if (beside !== undefined && inY(y)) visit(2 * node);
      if (below !== undefined && inX(x)) visit(2 * node + 1);
    }
  }
}

interface Span {
  readonly from: number;
  readonly size: number;
}

/** Middles first, so that they stay where two lines are too close to each other. */
function lines(spans: readonly Span[], more: readonly number[]): readonly number[] {
  const middles = [0.5, 0.75].flatMap((part) =>
    spans.map(({ from, size }) => Math.round(from + size * part)),
  );
  const beside = tracks.flatMap((track) =>
    spans.flatMap(({ from, size }) => [from - track, from + size + track]),
  );
  const kept: number[] = [];
  for (const line of new Set([...middles, ...more, ...beside]))
    if (kept.every((one) => Math.abs(one - line) >= closest)) kept.push(line);
  return kept.toSorted((a, b) => a - b);
}
