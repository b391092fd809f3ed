import type { PictureEdge } from '../../../operations/graph/picture.js';
import { between, inflated, overlaps, type Point, type Rect } from '../layout/geometry.js';
import type { Pill, SceneBox, SceneRoute } from '../layout/scene.js';
import { DrawnLines, mayShare } from './drawn-lines.js';
import { findWay, type StepBudget, type Way } from './find-way.js';
import { type Ground, latticeOf } from './lattice.js';
import { placeLabel } from './place-label.js';
import { plainWay } from './plain-way.js';

/** Steps of the search for all lines of a picture: some seconds of work at most. */
export const mostSteps = 4_000_000;

interface Surroundings extends Ground {
  readonly boxes: readonly SceneBox[];
}

interface Drawn {
  readonly edge: PictureEdge;
  readonly way: Way;
}

/**
 * Draws edges as lines with right angles around the boxes, the short ones first, and gives their words a place. Once the steps of the search are
 * used up, the rest are plain lines, below the boxes.
 */
export function routesOf(
  edges: readonly PictureEdge[],
  surroundings: Surroundings,
  budget: StepBudget = { left: mostSteps },
): readonly SceneRoute[] {
  const { boxes, texts } = surroundings;
  const drawn = waysOf(edges, surroundings, budget);
  const labels: Pill[] = [];
  return drawn.map(({ edge, way }, order): SceneRoute => {
    const others = drawn.filter((one) => one.edge !== edge);
    const areas = [...boxes, ...texts, ...labels];
    const meetsLine = (isShared: boolean) => {
      const lines = others
        .filter((one) => isShared || !mayShare(one.edge, edge))
        .flatMap((one) => pieces(one.way.points));
      return (area: Rect) => lines.some((line) => overlaps(area, inflated(line, 1)));
    };
    const label = placeLabel(edge.label, way.points, {
      number: order + 1,
      areas,
      meetsLine: [meetsLine(true), meetsLine(false)],
    });
    if (label !== undefined) labels.push(label);
    return { edge, points: way.points, label };
  });
}

function waysOf(
  edges: readonly PictureEdge[],
  surroundings: Surroundings,
  budget: StepBudget,
): readonly Drawn[] {
  const byId = new Map(surroundings.boxes.map((one) => [one.box.id, one]));
  const lattice = latticeOf(surroundings);
  const lines = new DrawnLines(lattice);
  const ends = edges.flatMap((edge, index) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ edge, index, from, to }];
  });
  return ends
    .toSorted((a, b) => distance(a.from, a.to) - distance(b.from, b.to) || a.index - b.index)
    .flatMap(({ edge, from, to }) => {
      const portCost = (at: Point) => lines.portCost(at, edge);
      if (budget.left <= 0) return [{ edge, way: plainWay(from, to) }];
      const way = findWay({ from, to, costs: lines.costsFor(edge), portCost, budget }, lattice);
      if (way === undefined) return budget.left <= 0 ? [{ edge, way: plainWay(from, to) }] : [];
      lines.add(way, edge);
      return [{ edge, way }];
    });
}

function pieces(points: readonly Point[]): readonly Rect[] {
  return points.slice(1).map((point, index) => between(points[index] ?? point, point));
}

/** Between the nearest sides. */
function distance(a: Rect, b: Rect): number {
  const x = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0);
  return x + Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0);
}
