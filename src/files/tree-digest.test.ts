import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DigestOf, treeDigest } from './tree-digest.js';

let root = '';
const at = (...names: readonly string[]) => join(root, ...names);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tree-digest-'));
  mkdirSync(at('top', 'empty'), { recursive: true });
  writeFileSync(at('top', 'file'), 'one');
  symlinkSync('/nowhere', at('top', 'link'));
});
afterEach(() => rmSync(root, { recursive: true }));

const kinds: readonly DigestOf[] = ['contents', 'identity', 'names'];
const digests = () => kinds.map((of) => treeDigest([at('top')], of));
/** Which of the three are another than before a change. */
const changedBy = (change: () => void) => {
  const before = digests();
  change();
  return kinds.filter((_, index) => digests()[index] !== before[index]);
};

it('is the same for the same, and tells the three apart', () => {
  expect(digests()).toEqual(digests());
  expect(new Set(digests()).size).toBe(3);
  expect(digests()[0]).toMatch(/^[0-9a-f]{64}$/);
});

it.each<[string, () => void, readonly DigestOf[]]>([
  ['another content', () => writeFileSync(at('top', 'file'), 'two'), ['contents', 'identity']],
  [
    'the same content in a new file',
    () => {
      writeFileSync(at('new'), 'one');
      renameSync(at('new'), at('top', 'file'));
    },
    ['identity'],
  ],
  ['another name', () => renameSync(at('top', 'file'), at('top', 'other')), kinds],
  // It stays between the same two.
  ['nearly the same name', () => renameSync(at('top', 'file'), at('top', 'fire')), kinds],
  ['one more, empty', () => writeFileSync(at('top', 'empty', 'more'), ''), kinds],
  [
    'a link that leads elsewhere',
    () => {
      rmSync(at('top', 'link'));
      symlinkSync('/elsewhere', at('top', 'link'));
    },
    kinds,
  ],
  [
    'a folder in the place of a file',
    () => {
      rmSync(at('top', 'file'));
      mkdirSync(at('top', 'file'));
    },
    kinds,
  ],
  [
    'a pipe in the place of an empty folder',
    () => {
      rmSync(at('top', 'empty'), { recursive: true });
      execFileSync('mkfifo', [at('top', 'empty')]);
    },
    kinds,
  ],
  ['nothing there', () => rmSync(at('top'), { recursive: true }), kinds],
])('%s is another for those that it concerns', (_what, change, expected) => {
  expect(changedBy(change)).toEqual(expected);
});
