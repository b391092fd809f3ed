import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findLink } from './find-link.js';

let root = '';
const at = (...names: readonly string[]) => join(root, ...names);
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'find-link-')));
  mkdirSync(at('a', 'b'), { recursive: true });
  writeFileSync(at('a', 'b', 'file'), '');
  symlinkSync(at('a', 'b'), at('a', 'link'));
  symlinkSync('/nowhere', at('a', 'dangling'));
});
afterEach(() => rmSync(root, { recursive: true }));

it.each([
  ['a/link', 'a/link'],
  ['a/link/file', 'a/link'],
  ['a/dangling', 'a/dangling'],
  ['a/dangling/below/it', 'a/dangling'],
])('on the way to %s it finds %s', (path, link) => {
  expect(findLink(root, at(path))).toBe(at(link));
});

it.each(['a/b/file', 'a/b/missing/below', 'a/b/file/below', '.', '..', '../elsewhere'])(
  'on the way to %s there is none',
  (path) => {
    expect(findLink(at('a'), join(at('a'), path))).toBeUndefined();
  },
);

it('does not look at the folder that it begins with', () => {
  expect(findLink(at('a', 'link'), at('a', 'link', 'file'))).toBeUndefined();
});

it('says what keeps it from looking', () => {
  expect(() => findLink(root, at('x'.repeat(1000)))).toThrow(/ENAMETOOLONG/);
});
