import { describe, expect, it } from 'vitest';
import { leavesAt, reaches } from './leaves.js';
import { Unknown } from './value.js';

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
    expect(leavesAt(values, path).map((leaf) => [leaf.path, leaf.value])).toEqual(expected);
  });
});

describe('a reference at a path reaches', () => {
  it.each([
    ['a', 'a', true],
    ['a.b', 'a', true],
    ['a[0].b', 'a', true],
    ['a[0].b', 'a.b', true],
    ['a[0].b', 'a[0]', true],
    ['a[0].b', 'a[1].b', false],
    ['a', 'a[1]', true],
    ['a.b', 'a.b[2]', true],
    ['a', 'a.b', false],
    ['a[0]', 'a[1]', false],
    ['ab', 'a', false],
  ])('%s of %s: %s', (path, wanted, expected) => {
    expect(reaches(path, wanted)).toBe(expected);
  });
});
