import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineDiff } from './line-diff.js';

const text = (lines: ReturnType<typeof lineDiff>) => lines.map(({ sign, text: of }) => `${sign}${of}`);

it('shows what went and what came, with two lines around it, and how many are left out', () => {
  const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(text(lineDiff(before, ['a', 'b', 'c', 'D', 'e', 'f', 'g']))).toEqual([
    ...['…1 line', ' b', ' c', '-d', '+D', ' e', ' f', '…1 line'],
  ]);
  expect(text(lineDiff(['x'], ['x', 'y']))).toEqual([' x', '+y']);
  expect(lineDiff(before, before)).toEqual([]);
  expect(text(lineDiff([], ['x']))).toEqual(['+x']);
});

it('tells large texts that differ everywhere as a whole', () => {
  const many = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`);
  expect(lineDiff(many('a'), many('b'))).toHaveLength(6000);
});

it('leads from the one text to the other', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = lineDiff(before, after);
      const count = (sign: string) => diff.filter((one) => one.sign === sign).length;
      expect(count('+') - count('-')).toBe(after.length - before.length);
      // With no more lines than are shown around a change, nothing is left out.
      if (diff.some(({ sign }) => sign === '…') || diff.length === 0) return;
      expect(diff.filter(({ sign }) => sign !== '+').map((one) => one.text)).toEqual(before);
      expect(diff.filter(({ sign }) => sign !== '-').map((one) => one.text)).toEqual(after);
    }),
  );
});
