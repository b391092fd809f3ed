import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { UserError } from '../errors/user-error.js';
import { fileLimits } from './file-limits.js';
import { readLimited } from './read-limited.js';

const folder = mkdtempSync(join(tmpdir(), 'read-limited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    return error instanceof Error && 'code' in error ? String(error.code) : 'other';
  }
  return 'none';
}

it('reads a file up to its limit, and no more', () => {
  const file = join(folder, 'text');
  writeFileSync(file, 'häuser');
  expect(readLimited(file, 7)).toBe('häuser');
  expect(codeOf(() => readLimited(file, 6))).toBe('file-too-large');
  writeFileSync(file, '');
  expect(readLimited(file, 0)).toBe('');
});

it('does not read a file of a terabyte', () => {
  const file = join(folder, 'sparse');
  writeFileSync(file, '');
  truncateSync(file, 2 ** 40);
  expect(codeOf(() => readLimited(file, 1000))).toBe('file-too-large');
});

it.runIf(process.platform === 'linux')('ends where a size is not told, and where there is no end', () => {
  expect(readLimited('/proc/self/status', 100_000)).toContain('Name:');
  expect(codeOf(() => readLimited('/dev/zero', 1000, { pipes: true }))).toBe('file-too-large');
  expect(codeOf(() => readLimited('/dev/zero', 1000))).toBe('file-not-regular');
});

it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', () => {
  const pipe = join(folder, 'pipe');
  expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
  expect(codeOf(() => readLimited(pipe, 1000))).toBe('file-not-regular');
});

it('leaves the words of the system to the caller', () => {
  mkdirSync(join(folder, 'folder'));
  expect(codeOf(() => readLimited(join(folder, 'none'), 1))).toBe('ENOENT');
  expect(codeOf(() => readLimited(join(folder, 'folder'), 1, { pipes: true }))).toBe('EISDIR');
  expect(codeOf(() => readLimited(join(folder, 'folder'), 1))).toBe('file-not-regular');
});

it('documents may have 64 MiB, and what we write ourselves one', () => {
  expect(fileLimits).toEqual({ document: 67_108_864, record: 1_048_576 });
});
