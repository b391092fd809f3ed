import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../src/package-files.js';

const read = (file: string) => readFileSync(packageFile(file), 'utf8');

const operations = [
  ...read('src/index.ts').matchAll(/^export \{(.+)\} from '\.\/operations\/.+';$/gm),
].flatMap(([, names = '']) =>
  names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => !name.startsWith('type ')),
);

/** See "Anatomy of a command" in CONTRIBUTING. */
describe('an operation of the library', () => {
  it('is found where there is one', () => {
    expect(operations).toEqual(expect.arrayContaining(['check', 'deploy', 'synth', 'secretRotate']));
  });

  it.each(operations)('%s stands in its guide', (name) => {
    expect(read('docs/guides/library.md')).toMatch(new RegExp(`\\b${name}\\(|\`${name}\``));
  });
});
