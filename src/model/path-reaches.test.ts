import { describe, expect, it } from 'vitest';
import { pathReaches } from './path-reaches.js';

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
    expect(pathReaches(path, wanted)).toBe(expected);
  });
});
