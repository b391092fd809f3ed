import { describe, expect, it } from 'vitest';
import type { BoxKind, PictureBox, PictureEdge } from '../picture.js';
import { mostEdges, mostTelling } from './most-telling.js';

const box = (id: string, kind: BoxKind): PictureBox => ({
  ...{ id, kind, title: kind, name: id, details: [], marks: [], elements: [id] },
});
const boxes = [
  box('gate', 'gateway'),
  box('lb', 'load-balancer'),
  box('app', 'compute'),
  box('db', 'database'),
  box('cache', 'cache'),
  box('bucket', 'storage'),
];
const edge = (from: string, to: string, more: Partial<PictureEdge> = {}): PictureEdge => ({
  ...{ from, to, label: '', kind: 'traffic', isCertain: true, elements: [] },
  ...more,
});
const maybe = { isCertain: false };
const access = { kind: 'access' } as const;

/** Edges in groups of the same rank, those that say most first. */
const ranks: readonly (readonly PictureEdge[])[] = [
  [edge('internet', 'gate', { kind: 'link' }), edge('app', 'gate', { kind: 'link', isCertain: false })],
  [edge('internet', 'lb'), edge('gate', 'lb'), edge('internet', 'lb', maybe), edge('internet', 'db', access)],
  [edge('app', 'internet'), edge('app', 'gate')],
  [edge('app', 'internet', maybe), edge('app', 'gate', maybe)],
  [edge('x', 'db'), edge('x', 'cache'), edge('x', 'bucket'), edge('lb', 'db')],
  [edge('x', 'db', maybe), edge('x', 'cache', maybe), edge('x', 'bucket', maybe)],
  [edge('lb', 'y')],
  [edge('lb', 'y', maybe)],
  [edge('x', 'db', access), edge('lb', 'y', access), edge('x', 'internet', access)],
  [edge('x', 'db', { ...access, ...maybe })],
  [edge('x', 'y'), edge('x', 'lb')],
  [edge('x', 'y', maybe)],
];
/** Puts the gateway on the way to the internet. */
const link = edge('internet', 'gate', { kind: 'link' });

describe('the edges of a picture', () => {
  it('are all told where there is room', () => {
    const all = Array.from({ length: mostEdges }, () => edge('x', 'y'));
    expect(mostEdges).toBe(150);
    expect(mostTelling(all, boxes)).toEqual({ edges: all, left: 0 });
  });

  it('are left out from the last one where they say the same', () => {
    const all = Array.from({ length: mostEdges + 3 }, (_, at) => edge('x', 'y', { label: `${at}` }));
    expect(mostTelling(all, boxes)).toEqual({ edges: all.slice(0, mostEdges), left: 3 });
  });

  it('that say more take the place of those that say less, and stay where they were', () => {
    for (const [at, group] of ranks.slice(1, -1).entries())
      for (const better of group)
        for (const worse of ranks[at + 2] ?? []) {
          const many = Array.from({ length: mostEdges - 1 }, () => ({ ...worse }));
          const { edges, left } = mostTelling([link, ...many, better], boxes);
          expect([left, edges.at(-1), edges[0]]).toEqual([1, better, link]);
        }
  });

  it('are on the way to the internet where a link leads to it or comes from it', () => {
    const many = Array.from({ length: mostEdges - 1 }, () => edge('x', 'db'));
    for (const way of [link, edge('gate', 'internet', { kind: 'link' })])
      expect(mostTelling([way, ...many, edge('gate', 'lb')], boxes).edges.at(-1)).toEqual(edge('gate', 'lb'));
  });

  it('of one rank stay in their order', () => {
    for (const group of ranks.slice(1))
      for (const one of group)
        for (const other of group) {
          const many = Array.from({ length: mostEdges - 1 }, () => ({ ...one }));
          expect(mostTelling([link, ...many, other], boxes).edges).toEqual([link, ...many]);
        }
  });

  it('between a gateway and the internet are told before all others', () => {
    const many = Array.from({ length: mostEdges }, () => edge('internet', 'lb'));
    const { edges } = mostTelling([...many, ...(ranks[0] ?? [])], boxes);
    expect(edges).toEqual([...many.slice(2), ...(ranks[0] ?? [])]);
  });
});
