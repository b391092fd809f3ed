import { expect, it } from 'vitest';
import { stackElements } from './stack-elements.js';

const flat = (stack: Parameters<typeof stackElements>[0]) =>
  Object.fromEntries(
    [...stackElements(stack)].map(([address, attributes]) => [address, Object.fromEntries(attributes)]),
  );

it('elements of every section have their addresses', () => {
  expect(
    flat({
      resource: { aws_lb: { alb: { name: 'a' }, nlb: { name: 'b' } } },
      data: { aws_vpc: { vpc: { default: true } } },
      ephemeral: { aws_secret: { s: { id: 'x' } } },
      output: { vpc_id: { value: 1 } },
      module: { m: { source: './m' } },
      locals: { here: 'x' },
    }),
  ).toEqual({
    'aws_lb.alb': { name: 'a' },
    'aws_lb.nlb': { name: 'b' },
    'data.aws_vpc.vpc': { default: true },
    'ephemeral.aws_secret.s': { id: 'x' },
    'output.vpc_id': { value: 1 },
    'module.m': { source: './m' },
    'local.here': { value: 'x' },
  });
});

it('what is no business of a comparison is left out', () => {
  expect(
    flat({
      '//': { a: { b: {} } },
      terraform: { backend: { s3: {} } },
      variable: { x: { type: 'string' } },
      resource: { aws_lb: { alb: { '//': { path: 'x' }, name: 'a', tags: { '//': 'y', Name: 'n' } } } },
    }),
  ).toEqual({ 'aws_lb.alb': { name: 'a', 'tags.Name': 'n' } });
});

it('blocks may stand in lists, at every level', () => {
  expect(
    flat({
      resource: [{ aws_lb: [{ alb: { name: 'a' } }] }],
      locals: [{ one: 1 }, { two: 2 }],
      provider: { aws: [{ region: 'r' }, { region: 's' }], random: { x: 1 } },
    }),
  ).toEqual({
    'aws_lb.alb': { name: 'a' },
    'local.one': { value: 1 },
    'local.two': { value: 2 },
    'provider.aws': { '[0].region': 'r', '[1].region': 's' },
    'provider.random': { x: 1 },
  });
});

it('lists of blocks have places, and lists of plain values are one value', () => {
  expect(
    flat({
      resource: { aws_x: { y: { rule: [{ on: [{ at: 1 }] }, { ids: ['a', 'b'] }], none: [] }, z: 'odd' } },
    }),
  ).toEqual({
    'aws_x.y': { 'rule[0].on[0].at': 1, 'rule[1].ids': ['a', 'b'], none: [] },
    'aws_x.z': { '': 'odd' },
  });
});
