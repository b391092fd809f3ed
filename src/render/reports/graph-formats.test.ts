import { expect, it } from 'vitest';
import { formatOfFile } from './graph-formats.js';

it.each([
  ['a.svg', 'svg'],
  ['a.PNG', 'png'],
  ['a.mmd', 'mermaid'],
  ['docs/a.mermaid', 'mermaid'],
  ['a.json', 'json'],
  ['a.svg.txt', undefined],
  ['svg', undefined],
])('the name of a file says how it is drawn: %s', (file, format) => {
  expect(formatOfFile(file)).toBe(format);
});
