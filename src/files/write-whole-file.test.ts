import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nearPath } from './near-path.js';
import { whyNotWritable } from './why-not-writable.js';
import { writeWholeFile } from './write-whole-file.js';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

it.each([
  ['/a/b/c.yaml', 'b/c.yaml'],
  ['/a/c.yaml', 'c.yaml'],
  ['/x/c.yaml', '/x/c.yaml'],
  ['/c.yaml', '/c.yaml'],
  ['/ab/c.yaml', '/ab/c.yaml'],
])('%s is written as %s from the folder /a', (path, written) => {
  expect(nearPath('/a', path)).toBe(written);
});

it('writes a file with its folders and permissions, and replaces one', () => {
  const file = join(temporaryFolder(), 'a', 'b', 'file');
  writeWholeFile(file, 'one');
  expect(statSync(file).mode & 0o777).toBe(0o644);
  writeWholeFile(file, 'two', 0o600);
  expect(readFileSync(file, 'utf8')).toBe('two');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(file, '..'))).toEqual(['file']);
});

it('leaves the old file and nothing else where the new one cannot be put', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken'));
  writeFileSync(join(folder, 'taken', 'x'), '');
  expect(() => writeWholeFile(join(folder, 'taken'), 'text')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(folder)).toEqual(['taken']);
});

it('what keeps a file from being written is told in words', () => {
  const codes = 'ENOTDIR EEXIST EISDIR ENOSPC EDQUOT EROFS EACCES EPERM EMFILE ENAMETOOLONG EIO toString';
  const told = codes
    .split(' ')
    .map((code) => [code, whyNotWritable(Object.assign(new Error('own words'), { code }))]);
  expect(Object.fromEntries(told)).toMatchInlineSnapshot(`
    {
      "EACCES": "permission is denied",
      "EDQUOT": "the quota of the disk is used up",
      "EEXIST": "a file stands where a folder of that path belongs",
      "EIO": "own words",
      "EISDIR": "that is a folder",
      "EMFILE": "too many files are open",
      "ENAMETOOLONG": "the name is too long",
      "ENOSPC": "no space is left on the disk",
      "ENOTDIR": "a file stands where a folder of that path belongs",
      "EPERM": "the operation is not permitted",
      "EROFS": "the disk is read-only",
      "toString": "own words",
    }
  `);
});
