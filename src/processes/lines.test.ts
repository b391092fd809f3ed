import { expect, it } from 'vitest';
import { LineReader } from './lines.js';

function read(...pieces: readonly string[]) {
  const lines: string[] = [];
  const reader = new LineReader((line) => void lines.push(line));
  for (const piece of pieces) reader.push(piece);
  return { reader, lines };
}

it('hands on a line when it is complete, in whatever pieces it comes', () => {
  expect(read('a\nb\nc').lines).toEqual(['a', 'b']);
  expect(read('a', 'b', '\n', 'c\n').lines).toEqual(['ab', 'c']);
});

it('takes what is left for a line at the end, once', () => {
  const { reader, lines } = read('a\nlast');
  reader.end();
  reader.end();
  expect(lines).toEqual(['a', 'last']);
});

it('leaves out empty lines and the end of lines of Windows', () => {
  expect(read('a\r\n\r\n\n\nb\r\n').lines).toEqual(['a', 'b']);
});

it('keeps the last 64 KiB, also when nobody reads lines', () => {
  const reader = new LineReader(undefined);
  reader.push(`first${'x'.repeat(64 * 1024 - 4)}`);
  reader.push('last');
  expect(reader.tail).toHaveLength(64 * 1024);
  expect(reader.tail.startsWith('x')).toBe(true);
  expect(reader.tail.endsWith('xlast')).toBe(true);
  expect(read('a\nb').reader.tail).toBe('a\nb');
});
