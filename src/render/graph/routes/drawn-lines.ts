import { internet, type PictureEdge } from '../../../operations/graph/picture.js';
import type { Point } from '../layout/geometry.js';
import type { Way } from './find-way.js';
import { type Lattice, stepBetween } from './lattice.js';

const sharedCost = 260;
const crossingCost = 22;

/** The lines that are there already: such as may run together share their way, others keep apart. */
export class DrawnLines {
  readonly #lattice: Lattice;
  readonly #steps = new Map<number, PictureEdge[]>();
  readonly #ports: { readonly at: Point; readonly edge: PictureEdge }[] = [];

  constructor(lattice: Lattice) {
    this.#lattice = lattice;
  }

  add({ nodes, points }: Way, edge: PictureEdge): void {
    for (const [index, node] of nodes.slice(1).entries()) {
      const step = stepBetween(nodes[index] ?? node, node);
      const there = this.#steps.get(step);
      if (there === undefined) this.#steps.set(step, [edge]);
      else there.push(edge);
    }
    for (const at of [points[0], points.at(-1)]) if (at !== undefined) this.#ports.push({ at, edge });
  }

  /** What each step costs an edge beside its length. */
  costsFor(edge: PictureEdge): Float64Array {
    const { penalty, xs } = this.#lattice;
    const costs = penalty.slice();
    const raise = (step: number, by: number) => {
      if (step >= 0 && step < costs.length) costs[step] = (costs[step] ?? 0) + by;
    };
    for (const [step, edges] of this.#steps) {
      if (edges.every((one) => mayShare(one, edge))) continue;
      raise(step, sharedCost);
      const node = step >> 1;
      // Steps at a right angle to it cross it, or begin on it.
      for (const crossing of step % 2 === 0
        ? [2 * node + 1, 2 * (node - xs.length) + 1]
        : [2 * node, 2 * (node - 1)])
        raise(crossing, crossingCost / 2);
    }
    return costs;
  }

  /** What it costs to begin or end at a point: lines of others are better not close. */
  portCost(at: Point, edge: PictureEdge): number {
    const closest = Math.min(
      ...this.#ports
        .filter((port) => !mayShare(port.edge, edge))
        .map((port) => Math.abs(port.at.x - at.x) + Math.abs(port.at.y - at.y)),
    );
    return closest < 12 ? 160 : closest < 110 ? (110 - closest) * 0.8 : 0;
  }
}

/** Lines may run together that say the same of the same box. */
export function mayShare(a: PictureEdge, b: PictureEdge): boolean {
  if (a.kind !== b.kind || a.isCertain !== b.isCertain) return false;
  if (a.from === b.from)
    return a.kind === 'access' || a.label === b.label || a.label === '' || b.label === '';
  return a.to === b.to && a.label === b.label && a.from !== internet && b.from !== internet;
}
