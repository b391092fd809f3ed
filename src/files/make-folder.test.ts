import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from './make-folder.js';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'make-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('makes every folder on the way, with the permissions asked for, and may be called again', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  makeFolder(folder, 0o700);
  makeFolder(folder, 0o700);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

it('opens a folder to others to read, unless told otherwise', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  makeFolder(folder);
  for (const one of [folder, dirname(folder)])
    expect(statSync(one).mode & 0o777).toBe(0o755 & ~process.umask());
});

it('fails where a file is in the way', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(folder, 'file'))).toThrow(/EEXIST/);
});

it.runIf(process.platform === 'linux')('fails, and ends, where the file system refuses', () => {
  expect(() => makeFolder('/proc/multienv/x')).toThrow(/ENOENT|EACCES|EPERM/);
});
