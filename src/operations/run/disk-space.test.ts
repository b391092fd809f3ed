import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { smallDisk } from '../../../test/fixtures/small-disk.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { environmentFolder } from '../../terraform/folder/environment-folder.js';
import { keepingSpace } from './disk-space.js';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keep-space-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const told: string[] = [];
const context = {
  cwd: '/',
  env: {},
  emit: (event: { readonly type: string; readonly message?: string }) => void told.push(event.message ?? ''),
  interrupt: neverInterrupted(),
};

it('keeps space for as long as the work takes', async () => {
  const folder = environmentFolder('dev-001', { root: temporaryFolder() });
  const { reserveFile } = folder;
  const isThere = () => existsSync(reserveFile);
  expect(await keepingSpace(context, { folder }, async () => isThere())).toBe(true);
  expect(isThere()).toBe(false);
  const failure = new Error('work');
  await expect(keepingSpace(context, { folder }, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(isThere()).toBe(false);
});

it('does nothing on a disk that is too full', async (test) => {
  const disk = smallDisk(4) ?? test.skip('no right to mount a disk');
  onTestFinished(disk.remove);
  const folder = environmentFolder('dev-001', { root: disk.folder });
  const work = () => expect.unreachable('the work must not begin');
  await expect(keepingSpace(context, { folder }, work)).rejects.toMatchObject({
    code: 'disk-too-full',
    message: expect.stringContaining('dev-001: fewer than 8 MiB are free'),
  });
});

it('says nothing of a disk that is none', async () => {
  const root = temporaryFolder();
  writeFileSync(join(root, '.multienv'), '');
  const folder = environmentFolder('dev-001', { root });
  await expect(keepingSpace(context, { folder }, async () => {})).rejects.toMatchObject({
    code: 'EEXIST',
  });
  expect(told).toEqual([]);
});
