import { expect, it } from 'vitest';
import { fleet } from '../../../../test/fixtures/graph/fleet.js';
import { mostEdges } from '../../../operations/graph/edges/most-telling.js';
import { pictureOf } from '../../../operations/graph/picture-of.js';
import { around } from '../layout/geometry.js';
import { layOut } from '../layout/lay-out.js';
import { mostSteps, routesOf } from './routes-of.js';

const model = fleet({ count: 100, own: (index) => ({ ami: `ami-${index}` }) });
const { boxes, routes, frames } = layOut(pictureOf(model, { name: '', caption: '' }), { x: 0, y: 0 });
const edges = routes.map(({ edge }) => edge);
const ground = { boxes, texts: [], keptFree: [], bounds: around([...frames, ...boxes]) };

it('finds the lines of a hundred boxes with a part of its steps', () => {
  expect(edges).toHaveLength(mostEdges);
  const budget = { left: mostSteps };
  expect(routesOf(edges, ground, budget)).toHaveLength(mostEdges);
  expect(mostSteps - budget.left).toBeLessThan(mostSteps / 2);
});

it('takes no more steps than it is given, and draws the rest as plain lines', () => {
  const budget = { left: 2000 };
  const drawn = routesOf(edges, ground, budget);
  expect(new Set(drawn.map(({ edge }) => edge))).toEqual(new Set(edges));
  expect(budget.left).toBeGreaterThanOrEqual(-1);
  for (const { points } of drawn)
    for (const [index, point] of points.slice(1).entries())
      expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true);
});
