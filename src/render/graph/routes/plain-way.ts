import type { Point, Rect } from '../layout/geometry.js';
import type { Way } from './find-way.js';

/** Beside the boxes: as far as the closest line of the lattice. */
const beside = 9;

/** A line between the right sides of two boxes, without a search: it leaves both, and goes straight between them. */
export function plainWay(from: Rect, to: Rect): Way {
  const [start, end] = [rightOf(from), rightOf(to)];
  const x = Math.max(start.x, end.x) + beside;
  return { nodes: [], points: [start, { x, y: start.y }, { x, y: end.y }, end] };
}

function rightOf({ x, y, width, height }: Rect): Point {
  return { x: x + width, y: Math.round(y + height / 2) };
}
