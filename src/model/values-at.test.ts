import { describe, expect, it } from 'vitest';
import { Unknown } from './value.js';
import { valuesAt } from './values-at.js';

describe('what stands at a path', () => {
  const unknown = new Unknown();
  const values = {
    ingress: [{ groups: ['a', 'b'] }, { groups: unknown }, unknown, 'text'],
    one: { two: 'c', ten: [1] },
    nothing: null,
  };

  it.each([
    [
      'ingress.groups',
      [
        ['ingress[0].groups[0]', 'a'],
        ['ingress[0].groups[1]', 'b'],
        ['ingress[1].groups', unknown],
        ['ingress[2]', unknown],
      ],
    ],
    [
      'ingress[0].groups',
      [
        ['ingress[0].groups[0]', 'a'],
        ['ingress[0].groups[1]', 'b'],
      ],
    ],
    ['ingress[9].groups', []],
    ['one.two', [['one.two', 'c']]],
    ['one.ten[0]', [['one.ten[0]', 1]]],
    ['one.two.three', []],
    ['one.constructor', []],
    ['nothing', [['nothing', null]]],
  ])('%s', (path, expected) => {
    expect(valuesAt(values, path).map((placed) => [placed.path, placed.value])).toEqual(expected);
  });
});
