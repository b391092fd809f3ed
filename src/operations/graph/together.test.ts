import { describe, expect, it } from 'vitest';
import { fleet } from '../../../test/fixtures/graph/fleet.js';
import { annotate } from './annotate.js';
import { mostEdges } from './edges/most-telling.js';
import { boxesOf, partsOf } from './map-picture.js';
import type { Picture, PictureEdge, PlacedBox } from './picture.js';
import { pictureOf } from './picture-of.js';
import { drawAlikeTogether } from './together.js';

const draw = (...[options]: Parameters<typeof fleet>) =>
  pictureOf(fleet(options), { name: 'fleet', caption: '' });
const computes = (picture: Picture) => boxesOf(picture).filter(({ kind }) => kind === 'compute');

describe('a hundred instances that reach each other', () => {
  it('are one box with all of them, and no line, where they are alike', () => {
    const picture = draw({ count: 100 });
    const [box, ...more] = computes(picture);
    expect(more).toEqual([]);
    expect(box).toMatchObject({ name: '100 × EC2 instance', count: 100, title: 'EC2 instance' });
    expect(box?.details).toEqual(['i0, i1, i10 and 97 more', 't3.micro · ami-1', 'among themselves: TCP 22']);
    expect(box?.elements.filter((one) => one.startsWith('aws_instance.'))).toHaveLength(100);
    expect(picture.edges).toEqual([]);
    expect(picture.notes).toEqual([]);
  });

  it('have as many lines as a picture has room for where no two are alike, and the rest is counted', () => {
    const picture = draw({ count: 100, own: (index) => ({ ami: `ami-${index}` }) });
    expect(computes(picture)).toHaveLength(100);
    expect(picture.edges).toHaveLength(mostEdges);
    expect(picture.notes).toEqual([expect.stringContaining(`(${100 * 99 - mostEdges})`)]);
  });
});

const box = (id: string, kind: PlacedBox['kind']): PlacedBox => ({
  ...{ id, kind, title: kind, name: id, details: [], marks: [], elements: [id], zones: ['a'] },
});
const line = (from: string, to: string): PictureEdge => ({
  ...{ from, to, label: 'TCP 80', kind: 'traffic', isCertain: true, elements: [] },
});
const picture = (boxes: readonly PlacedBox[], edges: readonly PictureEdge[]): Picture => {
  const tier = { id: 'tier', name: 'Private', reach: 'private', subnets: [], boxes } as const;
  const vpc = { id: 'vpc', name: '', details: [], zones: [{ id: 'a', name: 'a' }], tiers: [tier] };
  const region = { id: 'region', name: '', servicesName: '', services: [] };
  return {
    ...{ name: '', caption: '', notes: [], unplaced: [], edges },
    regions: [{ ...region, vpcs: [{ ...vpc, edge: [], elements: [] }] }],
  };
};
const web = Array.from({ length: 12 }, (_, index) => `web-${index}`);
const webs = web.map((id) => box(id, 'compute'));

describe('what is drawn together', () => {
  it('reaches the same: not one of two databases each', () => {
    const databases = [box('one', 'database'), box('two', 'database')];
    const edges = web.map((id, index) => line(id, index < 6 ? 'one' : 'two'));
    const drawn = drawAlikeTogether(picture([...webs, ...databases], edges));
    expect(drawn.edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['6 alike with web-0', 'one', 'TCP 80'],
      ['6 alike with web-6', 'two', 'TCP 80'],
    ]);
  });

  it('reaches all of another fleet, or stands alone', () => {
    const others = web.map((id) => box(`${id}-db`, 'database'));
    const all = web.flatMap((id) => others.map((other) => line(id, other.id)));
    expect(drawAlikeTogether(picture([...webs, ...others], all)).edges).toEqual([
      line('12 alike with web-0', '12 alike with web-0-db'),
    ]);
    const pairs = web.map((id) => line(id, `${id}-db`));
    expect(drawAlikeTogether(picture([...webs, ...others], pairs)).edges).toEqual(pairs);
  });

  it('all reaches each other, or none does', () => {
    const ring = web.map((id, index) => line(id, web[(index + 1) % 12] ?? ''));
    expect(boxesOf(drawAlikeTogether(picture(webs, ring)))).toHaveLength(12);
    expect(boxesOf(drawAlikeTogether(picture(webs, [])))).toHaveLength(1);
  });

  it('keeps two fleets apart that reach each other on another port than among themselves', () => {
    const others = web.map((id) => box(`b-${id}`, 'compute'));
    const names = others.map(({ id }) => id);
    const mesh = (all: readonly string[]) =>
      all.flatMap((from) => all.filter((to) => to !== from).map((to) => line(from, to)));
    const across = web.flatMap((from) => names.map((to) => ({ ...line(from, to), label: 'TCP 81' })));
    const drawn = drawAlikeTogether(picture([...webs, ...others], [...mesh(web), ...mesh(names), ...across]));
    expect(drawn.edges).toEqual([
      { ...line('12 alike with web-0', '12 alike with b-web-0'), label: 'TCP 81' },
    ]);
  });

  it('is not a few', () => {
    expect(computes(draw({ count: 4 }))).toHaveLength(4);
    expect(computes(draw({ count: 5 }))).toHaveLength(1);
  });

  it('changes as a whole only where all of it changes alike', () => {
    const picture = draw({ count: 6 });
    const change = (index: number) =>
      ({ address: `aws_instance.i${index}`, kind: 'create', gravity: 'none' }) as never;
    const [some] = computes(annotate(picture, { changes: [change(0)] }));
    expect(some?.change).toEqual({ kind: 'update', gravity: 'none', count: 1 });
  });

  it('leaves every element in the picture once', () => {
    const elements = partsOf(draw({ count: 30 })).flatMap((one) => one.elements);
    expect(elements.filter((one) => one.startsWith('aws_instance.'))).toHaveLength(30);
    expect(new Set(elements).size).toBe(elements.length);
  });
});
