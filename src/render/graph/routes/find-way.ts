import type { Point, Rect } from '../layout/geometry.js';
import { Heap } from './heap.js';
import { clearance, type Lattice, pointAt, stepBetween } from './lattice.js';

/** A line with corners, and the nodes of the lattice on it. */
export interface Way {
  readonly points: readonly Point[];
  readonly nodes: readonly number[];
}

/** What is asked for. */
export interface Journey {
  readonly from: Rect;
  readonly to: Rect;
  /** What each step costs beside its length. */
  readonly costs: Float64Array;
  /** What it costs to begin or end at a point. */
  readonly portCost: (at: Point) => number;
  /** What the search may look at; it is counted down. */
  readonly budget: StepBudget;
}

/** States of the search that may still be looked at, by all lines of a picture together. */
export interface StepBudget {
  left: number;
}

const turnCost = 26;
const inset = 14;

interface Port {
  readonly at: Point;
  /** The first node outside of the box. */
  readonly node: number;
  readonly isVertical: boolean;
  readonly cost: number;
}

/** The cheapest way from a box to another (A*: a state is a node and the direction in which it was reached); undefined where there is none, or none was found with the steps that are left. */
export function findWay(journey: Journey, lattice: Lattice): Way | undefined {
  const { costs, to, budget } = journey;
  const columns = lattice.xs.length;
  const guess = distanceTo(to, lattice);
  const states = 2 * columns * lattice.ys.length;
  const best = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(states).fill(-1);
  const isDone = new Uint8Array(states);
  const starts = new Map<number, Port>();
  const open = new Heap();
  for (const port of portsOf(journey.from, lattice, journey)) {
    const state = port.node * 2 + Number(port.isVertical);
    if ((best[state] ?? 0) <= port.cost) continue;
    best[state] = port.cost;
    starts.set(state, port);
    open.push(state, port.cost + guess(port.node));
  }
  const ends = portsByNode(portsOf(to, lattice, journey));
  let end: { readonly state: number; readonly cost: number; readonly port: Port } | undefined;
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    if (isDone[state] === 1) continue;
    isDone[state] = 1;
    budget.left -= 1;
    if (budget.left < 0) break;
    const node = state >> 1;
    const cost = best[state] ?? 0;
    if (end !== undefined && cost + guess(node) >= end.cost) break;
    for (const port of ends.get(node) ?? []) {
      const whole = cost + port.cost + (Number(port.isVertical) === (state & 1) ? 0 : turnCost);
      if (end === undefined || whole < end.cost) end = { state, cost: whole, port };
    }
    const column = node % columns;
    for (const next of [
      column > 0 ? node - 1 : -1,
      column < columns - 1 ? node + 1 : -1,
      node - columns,
      node + columns,
    ]) {
      if (next < 0 || 2 * next >= states) continue;
      const step = stepBetween(node, next);
      if (lattice.isBlocked[step] === 1) continue;
      const direction = step & 1;
      const after = 2 * next + direction;
      const whole =
        cost + lengthOf(step, lattice) + (costs[step] ?? 0) + (direction === (state & 1) ? 0 : turnCost);
      if (whole >= (best[after] ?? 0)) continue;
      best[after] = whole;
      before[after] = state;
      starts.delete(after);
      open.push(after, whole + guess(next));
    }
  }
  return end === undefined ? undefined : wayTo(end, { before, starts, lattice });
}

function wayTo(
  { state, port }: { readonly state: number; readonly port: Port },
  {
    before,
    starts,
    lattice,
  }: { readonly before: Int32Array; readonly starts: ReadonlyMap<number, Port>; readonly lattice: Lattice },
): Way {
  const nodes = [port.node];
  let first = state;
  while ((before[first] ?? -1) >= 0 && !starts.has(first)) {
    first = before[first] ?? 0;
    nodes.push(first >> 1);
  }
  nodes.reverse();
  const start = starts.get(first);
  const inner = nodes.map((node) => pointAt(lattice, node));
  return { nodes, points: corners([...(start === undefined ? [] : [start.at]), ...inner, port.at]) };
}

/** At least so far is it to a box. */
function distanceTo({ x, y, width, height }: Rect, lattice: Lattice): (node: number) => number {
  return (node) => {
    const at = pointAt(lattice, node);
    return Math.max(x - at.x, at.x - x - width, 0) + Math.max(y - at.y, at.y - y - height, 0);
  };
}

function lengthOf(step: number, { xs, ys }: Lattice): number {
  const node = step >> 1;
  const [column, row] = [node % xs.length, Math.floor(node / xs.length)];
  return step % 2 === 0 ? (xs[column + 1] ?? 0) - (xs[column] ?? 0) : (ys[row + 1] ?? 0) - (ys[row] ?? 0);
}

function portsByNode(ports: readonly Port[]): ReadonlyMap<number, readonly Port[]> {
  const byNode = new Map<number, Port[]>();
  for (const port of ports) byNode.set(port.node, [...(byNode.get(port.node) ?? []), port]);
  return byNode;
}

/** Where lines may leave a box: straight from its sides to the next line of the lattice. */
function portsOf(
  { x, y, width, height }: Rect,
  lattice: Lattice,
  { portCost }: Pick<Journey, 'portCost'>,
): readonly Port[] {
  const { xs, ys } = lattice;
  const [top, under] = [
    ys.findLastIndex((line) => line <= y - clearance),
    ys.findIndex((line) => line >= y + height + clearance),
  ];
  const [left, beside] = [
    xs.findLastIndex((line) => line <= x - clearance),
    xs.findIndex((line) => line >= x + width + clearance),
  ];
  const middle = { x: x + width / 2, y: y + height / 2 };
  const port = (at: Point, column: number, row: number): readonly Port[] => {
    if (column < 0 || row < 0) return [];
    const node = row * xs.length + column;
    const there = pointAt(lattice, node);
    const off = Math.abs(at.x - middle.x) + Math.abs(at.y - middle.y);
    const length = Math.abs(there.x - at.x) + Math.abs(there.y - at.y);
    return [{ at, node, isVertical: there.x === at.x, cost: length + off * 0.08 + portCost(at) }];
  };
  return [
    ...xs.flatMap((line, column) =>
      line < x + inset || line > x + width - inset
        ? []
        : [...port({ x: line, y }, column, top), ...port({ x: line, y: y + height }, column, under)],
    ),
    ...ys.flatMap((line, row) =>
      line < y + inset || line > y + height - inset
        ? []
        : [...port({ x, y: line }, left, row), ...port({ x: x + width, y: line }, beside, row)],
    ),
  ];
}

/** Only the points at which a line turns, and its ends. */
function corners(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const [previous, next] = [points[index - 1], points[index + 1]];
    if (previous === undefined || next === undefined) return true;
    return !(previous.x === point.x && point.x === next.x) && !(previous.y === point.y && point.y === next.y);
  });
}
