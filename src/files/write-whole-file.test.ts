import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nearPath } from './near-path.js';
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
