import { expect, it } from 'vitest';
import { hasTainted, idsOfState } from './state-ids.js';

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
  expect(Object.fromEntries(idsOfState(JSON.stringify(state)))).toEqual({
    'aws_lb.alb': 'one',
    'aws_lb.many[0]': 'two',
    'aws_lb.many["a"]': 'three',
    'module.x.aws_lb.inner': 'four',
    'aws_lb.without': '',
  });
});

it('finds none where there is no state', () => {
  expect(idsOfState(' \n').size).toBe(0);
});

it('sees what is only half made', () => {
  const state = (status?: string) =>
    JSON.stringify({
      resources: [{ mode: 'managed', type: 'aws_lb', name: 'alb', instances: [{ attributes: {}, status }] }],
    });
  expect(hasTainted(state('tainted'))).toBe(true);
  expect(hasTainted(state())).toBe(false);
  expect(hasTainted('')).toBe(false);
});
