import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { copyTree } from './copy-tree.js';
import { findLink } from './find-link.js';

let folder = '';
let from = '';
let to = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'copy-tree-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  [from, to] = [join(folder, 'from'), join(folder, 'to')];
  mkdirSync(join(from, 'a', 'b'), { recursive: true });
  writeFileSync(join(from, 'a', 'b', 'file'), 'text');
});

it('copies files and folders, and what a link leads to in the same folder', () => {
  symlinkSync('a/b', join(from, 'linked'));
  symlinkSync(join(from, 'a', 'b', 'file'), join(from, 'file'));
  copyTree(from, to);
  for (const path of ['a/b/file', 'linked/file', 'file'])
    expect(readFileSync(join(to, path), 'utf8')).toBe('text');
  expect([findLink(folder, join(to, 'linked', 'file')), findLink(folder, join(to, 'file'))]).toEqual([
    undefined,
    undefined,
  ]);
});

it('refuses a link that leads out, one into itself, and one that leads nowhere', () => {
  writeFileSync(join(folder, 'secret'), 'secret');
  const refused = [
    ['../secret', /is a link to .*secret, which is outside of /],
    ['/etc/hostname', /, which is outside of /],
    ['.', /is a link to a folder that it is in$/],
    ['..', /, which is outside of /],
    ['nowhere', /ENOENT/],
  ] as const;
  for (const [target, words] of refused) {
    symlinkSync(target, join(from, 'link'));
    expect(() => copyTree(from, join(folder, 'copy'))).toThrow(words);
    rmSync(join(from, 'link'));
    rmSync(join(folder, 'copy'), { recursive: true, force: true });
  }
});

it('finds the first link on a way, and none outside of it', () => {
  symlinkSync(from, join(folder, 'link'));
  expect(findLink(folder, join(folder, 'link', 'a', 'file'))).toBe(join(folder, 'link'));
  expect(findLink(join(folder, 'link'), join(folder, 'link', 'a'))).toBeUndefined();
  expect(findLink(from, join(folder, 'link'))).toBeUndefined();
  expect(findLink(folder, join(from, 'not', 'there'))).toBeUndefined();
  expect(findLink(folder, join(from, 'a', 'b', 'file', 'below'))).toBeUndefined();
});
