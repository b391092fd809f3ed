import { expect, it } from 'vitest';
import { originWords, plainValue, shortened, valueWords } from '../../wording/comparison/origin-words.js';
import { tableLines } from './table-lines.js';

const rows = [
  ['a', 'one', ''],
  ['bcd', 'é', ''],
];

it('a table aligns its columns, and has none for cells that are all empty', () => {
  expect(tableLines(rows, { columns: 80 })).toEqual(['  a    one', '  bcd  é']);
  expect(tableLines(rows, { columns: 80, heads: ['', 'value'], indent: 4 })).toEqual([
    ...['         value', '    a    one', '    bcd  é'],
  ]);
});

it('where it is wider than the terminal, the cells stand below the first', () => {
  expect(tableLines(rows, { columns: 10 })).toEqual(['  a    one', '  bcd  é']);
  expect(tableLines(rows, { columns: 9 })).toEqual(['  a', '    one', '  bcd', '    é']);
  expect(tableLines(rows, { columns: 9, heads: ['', 'value', 'why'], indent: 0 })).toEqual([
    ...['a', '  value: one', 'bcd', '  value: é'],
  ]);
});

it.each([
  ['environment', 12, 'line 12'],
  ['environment', null, 'environment'],
  ['defaults', 4, 'defaults, line 4'],
  ['defaults', null, 'defaults'],
  ['tier', null, 'tier staging'],
  ['product', null, 'product'],
] as const)('who says a value, %s with line %s, is %s', (source, line, words) => {
  expect(originWords({ source, line }, 'staging')).toBe(words);
});

it('values are shown as the file has them, or in words', () => {
  expect(valueWords({ value: undefined, isHidden: true })).toBe('(not shown)');
  expect(valueWords({ value: undefined, isHidden: false })).toBe('not set');
  expect(valueWords({ value: true, isHidden: false })).toBe('true');
  expect(plainValue(() => 1)).toBe('null');
  expect(plainValue('\u001b[2J')).not.toContain('\u001b');
});

it('a long text loses its middle', () => {
  expect(shortened('abcdefghij', 10)).toBe('abcdefghij');
  expect(shortened('abcdefghijk', 10)).toBe('abcde…hijk');
  expect(shortened('abcdefghijk', 9)).toBe('abcd…hijk');
});
