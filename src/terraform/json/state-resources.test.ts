import { expect, it } from 'vitest';
import { parseState } from './state.js';
import {
  addressesInState,
  hasTainted,
  idsOfState,
  isEmptyState,
  managedResources,
} from './state-resources.js';

const parse = (document: object) => parseState(JSON.stringify({ version: 4, ...document }), 'dev-001');

it('finds the ids of a state by address, and leaves out what is no resource of it', () => {
  const instance = (id: string, more: object = {}) => ({ attributes: { id }, ...more });
  const resource = (name: string, instances: readonly object[], more: object = {}) => ({
    mode: 'managed',
    type: 'aws_lb',
    name,
    instances,
    ...more,
  });
  const state = {
    resources: [
      resource('alb', [instance('one'), instance('old', { deposed: '12345678' })]),
      resource('many', [instance('two', { index_key: 0 }), instance('three', { index_key: 'a' })]),
      resource('inner', [instance('four')], { module: 'module.x' }),
      resource('read', [instance('five')], { mode: 'data' }),
      resource('without', [{ attributes: {} }]),
    ],
  };
  expect(Object.fromEntries(idsOfState(parse(state)))).toEqual({
    'aws_lb.alb': 'one',
    'aws_lb.many[0]': 'two',
    'aws_lb.many["a"]': 'three',
    'module.x.aws_lb.inner': 'four',
    'aws_lb.without': '',
  });
  expect(addressesInState(parse(state))).toEqual([
    'aws_lb.alb',
    'aws_lb.alb',
    'aws_lb.many["a"]',
    'aws_lb.many[0]',
    'aws_lb.without',
    'data.aws_lb.read',
    'module.x.aws_lb.inner',
  ]);
  expect(managedResources(parse(state)).map(({ name }) => name)).not.toContain('read');
});

it('finds none where there is no state', () => {
  expect(idsOfState(parseState(' \n', 'dev-001')).size).toBe(0);
});

it('sees what is only half made', () => {
  const state = (status?: string, mode = 'managed') =>
    parse({ resources: [{ mode, type: 'aws_lb', name: 'alb', instances: [{ attributes: {}, status }] }] });
  expect(hasTainted(state('tainted'))).toBe(true);
  expect(hasTainted(state())).toBe(false);
  expect(hasTainted(state('tainted', 'data'))).toBe(false);
  expect(hasTainted(parseState('', 'dev-001'))).toBe(false);
});

it('is empty without resources and outputs', () => {
  expect(isEmptyState(parse({}))).toBe(true);
  expect(isEmptyState(parse({ outputs: { a: { value: 1 } } }))).toBe(false);
  expect(isEmptyState(parse({ resources: [{ mode: 'data', type: 'aws_vpc', name: 'v' }] }))).toBe(false);
});
