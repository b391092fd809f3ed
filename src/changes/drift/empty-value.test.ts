import { expect, it } from 'vitest';
import { absent, shown } from '../attributes/shown.js';
import { essence, isEmpty } from './empty-value.js';

it.each([
  ['nothing', absent, true],
  ['an empty text', shown(''), true],
  ['an empty list', shown([]), true],
  ['an empty block', shown({}), true],
  ['a text', shown('x'), false],
  ['a list', shown(['']), false],
  ['a block', shown({ a: null }), false],
  ['zero', shown(0), false],
  ['false', shown(false), false],
  ['a secret', { kind: 'sensitive' }, false],
  ['what is not known', { kind: 'unknown' }, false],
] as const)('%s is empty: %s', (_, side, expected) => {
  expect(isEmpty(side)).toBe(expected);
});

it('zero and false may count as empty', () => {
  expect([0, false, 1, true].map((value) => isEmpty(shown(value), { orZero: true }))).toEqual([
    ...[true, true, false, false],
  ]);
});

it('the essence of a value is without all that says nothing', () => {
  expect(
    essence([{ a: 1, b: null, c: '', d: [], e: {}, f: false, g: 0, h: { i: null }, j: [''] }, null]),
  ).toEqual([{ a: 1, j: [''] }, null]);
  expect(essence(undefined)).toBeNull();
  expect(essence(false)).toBe(false);
});
