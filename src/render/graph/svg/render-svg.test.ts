import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  existingNetwork,
  foreignPlans,
  ownModel,
  planModel,
} from '../../../../test/fixtures/graph/example-models.js';
import { anyPicture } from '../../../../test/fixtures/graph/random-pictures.js';
import { sceneFaults } from '../../../../test/fixtures/graph/scene-faults.js';
import type { Model } from '../../../model/model.js';
import { pictureOf } from '../../../operations/graph/picture-of.js';
import { layOut } from '../layout/lay-out.js';
import { renderSvg } from './render-svg.js';

interface Shape {
  readonly kind: string;
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

interface Read {
  readonly names: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly shapes: readonly Shape[];
  readonly edges: readonly string[];
  readonly texts: readonly string[];
}

/** What stands in an SVG image, as any reader of XML sees it. */
function read(svg: string): Read {
  const [names, attributes, texts] = [new Set<string>(), new Set<string>(), [] as string[]];
  const [shapes, edges]: [Shape[], string[]] = [[], []];
  const open: { readonly kind: string; readonly id: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: all }) => {
    names.add(name);
    for (const [key] of Object.entries(all)) attributes.add(key);
    const { class: kind = '', 'data-id': id = '', 'data-from': from } = all as Record<string, string>;
    open.push({ kind, id });
    if (from !== undefined) edges.push(`${from} → ${(all as Record<string, string>)['data-to']}`);
    const holder = open.at(-2);
    if (name !== 'rect' || holder === undefined || holder.id === '') return;
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) =>
      Number((all as Record<string, string>)[key]),
    );
    shapes.push({
      ...holder,
      x: x ?? 0,
      y: y ?? 0,
      right: (x ?? 0) + (width ?? 0),
      bottom: (y ?? 0) + (height ?? 0),
    });
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => texts.push(text));
  parser.write(svg).close();
  return { names, attributes, shapes, edges, texts };
}

const draw = (model: Model) => read(renderSvg([pictureOf(model, { name: 'x', caption: 'y' })]));

const holds = (outer: Shape | undefined, inner: Shape | undefined) =>
  outer !== undefined &&
  inner !== undefined &&
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;

describe('the image of a production with three zones', () => {
  const { shapes, edges } = draw(ownModel('prod'));
  const the = (id: string) => shapes.find((one) => one.id === id);
  const columns = shapes.filter(({ kind }) => kind === 'column');
  const crossing = (id: string) =>
    columns.filter((one) => (the(id)?.x ?? 0) < one.right && (the(id)?.right ?? 0) > one.x).length;

  it('has the VPC in the region, and zones, tiers and what stands in them in the VPC', () => {
    expect(holds(the('region ap-southeast-1'), the('aws_vpc.vpc'))).toBe(true);
    expect(columns).toHaveLength(3);
    for (const one of [...columns, ...shapes.filter(({ kind }) => kind === 'tier')])
      expect(holds(the('aws_vpc.vpc'), one)).toBe(true);
    for (const id of [
      'aws_lb.alb',
      'aws_autoscaling_group.asg',
      'aws_db_instance.postgres',
      'aws_internet_gateway.internet_gateway',
    ])
      expect(holds(the('aws_vpc.vpc'), the(id))).toBe(true);
    expect(holds(the('services'), the('aws_s3_bucket.bucket'))).toBe(true);
    expect(holds(the('aws_vpc.vpc'), the('aws_s3_bucket.bucket'))).toBe(false);
    expect(the('internet')?.bottom).toBeLessThan(the('region ap-southeast-1')?.y ?? 0);
  });

  it.each([
    ['aws_lb.alb', 'public', 3],
    ['aws_nat_gateway.nat_2', 'public', 1],
    ['aws_autoscaling_group.asg', 'private', 3],
    ['aws_db_instance.postgres', 'database', 3],
  ])('%s is drawn once, in the row of the %s subnets, across %i columns', (id, tier, count) => {
    expect(shapes.filter((one) => one.id === id)).toHaveLength(1);
    expect(crossing(id)).toBe(count);
    const subnets = shapes.filter((one) => one.id.startsWith(`aws_subnet.${tier}_`));
    expect(subnets).toHaveLength(3);
    for (const subnet of subnets) {
      expect(subnet.y).toBeLessThanOrEqual(the(id)?.y ?? 0);
      expect(subnet.bottom).toBeGreaterThanOrEqual(the(id)?.bottom ?? 0);
    }
  });

  it('has each edge once', () => {
    expect(edges).toContain('aws_internet_gateway.internet_gateway → aws_lb.alb');
    expect(edges).toContain('aws_lb.alb → aws_autoscaling_group.asg');
    expect(edges).toContain('aws_autoscaling_group.asg → aws_db_instance.postgres');
    expect(new Set(edges).size).toBe(edges.length);
  });
});

it('a development stands in the one column of the default VPC, an existing network in those of its subnets', () => {
  const dev = draw(ownModel('dev'));
  expect(dev.shapes.filter(({ kind }) => kind === 'column')).toHaveLength(1);
  const existing = draw(ownModel('prod', existingNetwork));
  expect(existing.shapes.filter(({ kind }) => kind === 'column')).toHaveLength(2);
  const vpc = existing.shapes.find(({ kind }) => kind === 'vpc');
  for (const id of ['aws_lb.alb', 'aws_autoscaling_group.asg', 'aws_db_instance.postgres'])
    expect(
      holds(
        vpc,
        existing.shapes.find((one) => one.id === id),
      ),
    ).toBe(true);
});

it.each(foreignPlans)(
  '%s: everything has a place of its own, and every box of the picture is in the image',
  (path) => {
    const picture = pictureOf(planModel(path), { name: path, caption: '' });
    expect(sceneFaults(layOut(picture, { x: 24, y: 24 }))).toEqual([]);
    const { shapes } = read(renderSvg([picture]));
    const drawn = new Set(shapes.map(({ id }) => id));
    for (const { vpcs, services } of picture.regions)
      for (const { id } of [
        ...services,
        ...vpcs.flatMap(({ edge, tiers }) => [...edge, ...tiers.flatMap(({ boxes }) => boxes)]),
      ])
        expect(drawn).toContain(id);
  },
);

it('keeps every text a text, whatever the names: no element and no attribute that is not ours, nothing that loads or runs', () => {
  fc.assert(
    fc.property(fc.array(anyPicture, { minLength: 1, maxLength: 2 }), (pictures) => {
      const svg = renderSvg(pictures);
      const { names, attributes } = read(svg);
      for (const name of names)
        expect(['svg', 'title', 'desc', 'style', 'g', 'rect', 'path', 'text']).toContain(name);
      for (const name of attributes) expect(name).not.toMatch(/^on|href|^src$/);
      expect(svg).not.toMatch(/url\(|@import|<script/);
    }),
    { numRuns: 60, seed: 19 },
  );
});

it('tells a screen reader what is drawn, who reaches whom among it', () => {
  const svg = renderSvg([pictureOf(ownModel('prod'), { name: 'prod-001', caption: 'production' })]);
  const { texts } = read(svg);
  expect(svg).toContain('role="img"');
  expect(texts).toContain('Architecture of prod-001');
  expect(texts.join('\n')).toContain('alb-prod-001 to asg-prod-001: HTTPS 8080.');
});
