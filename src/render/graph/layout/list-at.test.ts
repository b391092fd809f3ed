import { describe, expect, it } from 'vitest';
import type { Picture, PictureEdge } from '../../../operations/graph/picture.js';
import { listAt } from './list-at.js';

const edge: PictureEdge = {
  ...{ from: 'internet', to: 'alb', label: 'HTTPS 443', kind: 'traffic', isCertain: true, elements: [] },
};
const label = { text: 'HTTPS 443', tone: 'flow', x: 0, y: 0, width: 1, height: 1 } as const;
const listed = (more: Partial<Picture>, routes: Parameters<typeof listAt>[1] = [], width = 800) =>
  listAt(
    { ...{ name: 'dev-001', caption: '', regions: [], edges: [], notes: [], unplaced: [] }, ...more },
    routes,
    { x: 10, y: 20 },
    width,
  );
const texts = (...args: Parameters<typeof listed>) => listed(...args).map(({ text }) => text);
const unplaced = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ address: `aws_x.${at}`, reason: 'Not drawn' }));

describe('the list below a picture', () => {
  it('is nothing where all has its place', () => {
    expect(listed({}, [{ edge, points: [], label }])).toEqual([]);
    expect(listed({}, [{ edge: { ...edge, label: '' }, points: [], label: undefined }])).toEqual([]);
  });

  it('has the flows whose label had no room, or is a number of the list', () => {
    expect(
      texts({}, [
        { edge, points: [], label: undefined },
        { edge, points: [], label: { ...label, text: '1' } },
      ]),
    ).toEqual(['Flows', 'Internet to alb: HTTPS 443', '1 Internet to alb: HTTPS 443']);
  });

  it('has what is without a place by reason, with what is to be said of it, below the notes', () => {
    const [one = expect.unreachable(), two = expect.unreachable(), three = expect.unreachable()] =
      unplaced(3);
    expect(
      texts({
        notes: ['A note.'],
        unplaced: [
          {
            ...one,
            change: { kind: 'update', gravity: 'access', count: 1 },
            findings: { count: 2, worst: 'high', rules: [] },
          },
          { ...two, difference: { kind: 'only-here', count: 4 }, reason: 'Elsewhere' },
          { ...three, difference: { kind: 'differs', count: 4 } },
        ],
      }),
    ).toEqual([
      'A note.',
      'Not drawn (2)',
      'aws_x.0 (update: access, 2 high)',
      'aws_x.2 (differs: 4)',
      'Elsewhere (1)',
      'aws_x.1 (only here)',
    ]);
  });

  it('goes down a column of at least four lines, and then down the next', () => {
    const places = (count: number, width: number) =>
      listed({ unplaced: unplaced(count) }, [], width)
        .slice(1)
        .map(({ x }) => x);
    expect(places(5, 784)).toEqual([10, 10, 10, 10, 414]);
    expect(places(5, 783)).toEqual([10, 10, 10, 10, 10]);
    expect(places(10, 784)).toEqual([10, 10, 10, 10, 10, 414, 414, 414, 414, 414]);
  });
});
