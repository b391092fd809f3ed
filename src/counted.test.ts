import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { counted } from './counted.js';
import { packageFile } from './package-files.js';

it.each([
  [0, '0 resources'],
  [1, '1 resource'],
  ['1', '1 resource'],
  [2, '2 resources'],
])('%s is %s', (count, words) => {
  expect(counted(count, 'resource')).toBe(words);
});

it('takes a plural that no s makes', () => {
  expect([1, 3].map((count) => counted(count, 'address', 'addresses'))).toEqual(['1 address', '3 addresses']);
});

it('is the one way to count in a text', () => {
  const folder = packageFile('src');
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      name.endsWith('.ts') &&
      !name.endsWith('.test.ts') &&
      /=== 1 \? '([a-z]+)' : '\1s'/.test(readFileSync(`${folder}/${name}`, 'utf8')),
  );
  expect(others).toEqual([]);
});
