import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { smallDisk } from '../../test/fixtures/small-disk.js';
import { DiskReserve } from './disk-reserve.js';

const mebibyte = 1024 * 1024;

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'disk-reserve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function smallFolder(mebibytes: number): string | undefined {
  const disk = smallDisk(mebibytes);
  if (disk !== undefined) onTestFinished(disk.remove);
  return disk?.folder;
}

it('takes real space, for the owner alone, and gives it back', () => {
  const file = join(temporaryFolder(), 'work', 'reserve');
  const reserve = new DiskReserve(file, () => expect.unreachable('the disk is not full'));
  const { size, blocks, mode } = statSync(file);
  expect(size).toBe(8 * mebibyte);
  expect(blocks * 512).toBeGreaterThanOrEqual(size / 2);
  expect(mode & 0o777).toBe(0o600);
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  reserve.close();
  reserve.close();
  expect(existsSync(file)).toBe(false);
});

it('is kept while the disk has room', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const file = join(temporaryFolder(), 'reserve');
  const reserve = new DiskReserve(file, () => expect.unreachable('the disk is not full'));
  vi.advanceTimersByTime(1_000);
  expect(existsSync(file)).toBe(true);
  reserve.close();
});

it('takes the place of what an earlier run left, and writes through no link', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'reserve');
  writeFileSync(join(folder, 'theirs'), 'as it is');
  symlinkSync(join(folder, 'theirs'), file);
  const reserve = new DiskReserve(file, () => expect.unreachable('the disk is not full'));
  expect(statSync(file).size).toBe(8 * mebibyte);
  expect(readFileSync(join(folder, 'theirs'), 'utf8')).toBe('as it is');
  reserve.close();
});

it('is freed when the disk gets full, and says so once', async (test) => {
  const folder = smallFolder(16) ?? test.skip('no right to mount a disk');
  const told: string[] = [];
  const file = join(folder, 'reserve');
  const reserve = new DiskReserve(file, (full) => void told.push(full));
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
  await expect.poll(() => existsSync(file)).toBe(false);
  writeFileSync(join(folder, 'state'), Buffer.alloc(4 * mebibyte));
  await sleep(300);
  expect(told).toEqual([folder]);
  reserve.close();
});

it('is refused where there is too little space, and takes none', (test) => {
  const folder = smallFolder(4) ?? test.skip('no right to mount a disk');
  const file = join(folder, 'reserve');
  expect(() => new DiskReserve(file, () => {})).toThrow(/ENOSPC/);
  expect(existsSync(file)).toBe(false);
});
