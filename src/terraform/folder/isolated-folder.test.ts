import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { environmentFolder } from './environment-folder.js';
import { isolatedFolder } from './isolated-folder.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'isolated-folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('has what a run writes in folders of its own, and reads the rest where it is', async () => {
  const real = environmentFolder('dev-001', { root });
  const { folder, beside, remove } = await isolatedFolder(real, 'drift');
  expect([folder.path, beside].map((path) => relative(dirname(real.path), path))).toEqual([
    expect.stringMatching(/^dev-001\.[0-9a-f]{8}-look$/),
    expect.stringMatching(/^dev-001\.[0-9a-f]{8}-state$/),
  ]);
  expect([folder.planFile, folder.reserveFile].map(dirname)).toEqual([folder.path, folder.path]);
  expect([folder.stateFile, folder.backendFile, folder.providerLockFile].map(dirname)).toEqual([
    ...[beside, beside, beside],
  ]);
  const { suffix, backupFolder, journalFolder, busyFile, erroredStateFile, providerLockFile } = real;
  expect(folder).toMatchObject({ suffix, backupFolder, journalFolder, busyFile, erroredStateFile });
  expect(folder.providerLockStart).toBe(providerLockFile);
  remove();
});

it('copies the state and what stands beside it, and takes only the copies away', async () => {
  const real = environmentFolder('dev-001', { root });
  const state = dirname(real.stateFile);
  mkdirSync(state, { recursive: true });
  writeFileSync(real.stateFile, '{"serial":3}');
  for (const name of ['backend.json', 'seen.json', 'deployed.json', 'notes.txt'])
    writeFileSync(join(state, name), `{"of":"${name}"}`);
  const { folder, beside, remove } = await isolatedFolder(real, 'drift');
  expect(readFileSync(folder.stateFile, 'utf8')).toBe('{"serial":3}');
  for (const name of ['backend.json', 'seen.json', 'deployed.json'])
    expect(readFileSync(join(beside, name), 'utf8')).toBe(`{"of":"${name}"}`);
  expect(() => readFileSync(join(beside, 'notes.txt'))).toThrow('ENOENT');
  expect(JSON.parse(readFileSync(join(beside, 'owner.json'), 'utf8'))).toMatchObject({ command: 'drift' });
  remove();
  expect(() => readFileSync(folder.stateFile)).toThrow('ENOENT');
  expect(readFileSync(real.stateFile, 'utf8')).toBe('{"serial":3}');
});

it('begins with the lock file of the providers where the project has one to begin with', async () => {
  const real = environmentFolder('dev-001', { root });
  mkdirSync(dirname(real.providerLockStart), { recursive: true });
  writeFileSync(real.providerLockStart, '');
  const { folder, remove } = await isolatedFolder(real, 'drift');
  expect(folder.providerLockStart).toBe(real.providerLockStart);
  remove();
});
