import type { PictureEdge } from '../../../operations/graph/picture.js';
import { xmlElement } from '../../junit/xml.js';
import type { Point } from '../layout/geometry.js';
import type { SceneRoute } from '../layout/scene.js';
import { titleOf } from './svg-shapes.js';

const corner = 6;

/** An edge as a line with an arrow at its end. */
export function svgRoute({ edge, points }: SceneRoute, words: string): string {
  const path = rounded(points);
  return xmlElement('g', { class: classOf(edge), 'data-from': edge.from, 'data-to': edge.to }, [
    titleOf(words),
    xmlElement('path', { class: 'route', d: path }),
    xmlElement('path', { class: 'line', d: path }),
    ...(edge.kind === 'link' ? [] : [xmlElement('path', { class: 'head', d: arrow(points) })]),
  ]);
}

function classOf({ kind, isCertain }: PictureEdge): string {
  return ['edge', kind, ...(isCertain ? [] : ['uncertain'])].join(' ');
}

function rounded(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const [before, after] = [points[index - 1], points[index + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const [from, to] = [towards(point, before), towards(point, after)];
      return `L${from.x} ${from.y}Q${point.x} ${point.y} ${to.x} ${to.y}`;
    })
    .join('');
}

/** A point on the way from a corner to its neighbour. */
function towards(from: Point, to: Point): Point {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const by = Math.min(corner, length / 2);
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}

function arrow(points: readonly Point[]): string {
  const [before, end] = [points.at(-2), points.at(-1)];
  if (before === undefined || end === undefined) return '';
  const [x, y] = [Math.sign(end.x - before.x), Math.sign(end.y - before.y)];
  const [backX, backY] = [end.x - 8 * x, end.y - 8 * y];
  return `M${end.x} ${end.y}L${backX + 4 * y} ${backY + 4 * x}L${backX - 4 * y} ${backY - 4 * x}Z`;
}
