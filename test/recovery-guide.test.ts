import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matchesGlob } from '../src/config/names/matches-glob.js';
import { packageFile } from '../src/package-files.js';
import { resourceTypes } from '../src/resources/index.js';

const guide = readFileSync(packageFile('docs/guides/recovery.md'), 'utf8');
const [, table = ''] = guide.split('\n## What is imported, and how it is found\n');
const named = table
  .split('\n## ')[0]
  ?.split('\n')
  .flatMap((line) => [...(/^\| (.*?) \|/.exec(line)?.[1] ?? '').matchAll(/`((?:aws|terraform)_[\w*]+)`/g)])
  .map(([, name = '']) => name);
const types = resourceTypes.map(({ type }) => type);

it('the guide to recovery says of every type how it is found, or that it is made again', () => {
  expect(types.filter((type) => !named?.some((name) => matchesGlob(name, type)))).toEqual([]);
});

it('and of none that a stack does not make', () => {
  expect(named?.filter((name) => !types.some((type) => matchesGlob(name, type)))).toEqual([]);
});
