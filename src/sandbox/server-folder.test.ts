import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordProcess } from '../processes/identity/recorded-process.js';
import { neverInterrupted } from '../processes/interrupt.js';
import { prepareServerFolder, withStartLock } from './server-folder.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'server-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the folder of the server', () => {
  const folder = () => join(root, '.multienv', 'sandbox', 'server');
  const ignored = () => join(root, '.multienv', '.gitignore');

  it('is readable for its owner alone, and ignored by git', async () => {
    await prepareServerFolder(folder());
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(readFileSync(ignored(), 'utf8')).toBe('*\n');
  });

  it('leaves what a person ignores as it is', async () => {
    mkdirSync(join(root, '.multienv'));
    writeFileSync(ignored(), 'theirs');
    await prepareServerFolder(folder());
    expect(readFileSync(ignored(), 'utf8')).toBe('theirs');
  });
});

describe('the lock of the start', () => {
  const lock = () => join(root, 'start.lock');
  const locked = <T>(work: () => Promise<T>) => withStartLock(root, neverInterrupted(), work);

  it('tells who holds it, its owner alone, and goes with the work', async () => {
    const seen = await locked(async () => {
      expect(statSync(lock()).mode & 0o777).toBe(0o600);
      return JSON.parse(readFileSync(lock(), 'utf8'));
    });
    expect(seen).toEqual(await recordProcess(process.pid));
    expect(existsSync(lock())).toBe(false);
    await expect(locked(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(existsSync(lock())).toBe(false);
  });

  it('lets one at a time work', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await sleep(120);
      order.push(`${name} ends`);
    };
    await Promise.all([locked(work('one')), locked(work('one'))]);
    expect(order).toEqual(['one begins', 'one ends', 'one begins', 'one ends']);
  });

  it.each([
    ['a process that is gone', { pid: 2_147_483_646, start: '1' }],
    ['another process with the same id', { pid: process.pid, start: 'another time' }],
    ['an id alone', { pid: process.pid }],
    ['nobody that makes sense', 'x'],
  ])('is taken from %s', async (_who, holder) => {
    writeFileSync(lock(), JSON.stringify(holder));
    expect(await locked(async () => 'done')).toBe('done');
  });

  it.each([
    ['empty, as after a crash or on a full disk', 0],
    ['larger than any of ours', 3 * 1024 ** 3],
  ])('is taken from nobody where it is %s', async (_what, bytes) => {
    writeFileSync(lock(), '');
    truncateSync(lock(), bytes);
    expect(await locked(async () => 'done')).toBe('done');
    expect(readdirSync(root)).toEqual([]);
  });

  it('is waited for while its holder lives, until the person wants to stop', async () => {
    const holder = JSON.stringify(await recordProcess(process.pid));
    writeFileSync(lock(), holder);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 150);
    const interrupt = { gentle: stop.signal, kill: new AbortController().signal };
    const waiting = withStartLock(root, interrupt, () => expect.unreachable('another holds it'));
    await expect(waiting).rejects.toMatchObject({ name: 'Interrupted' });
    expect(readFileSync(lock(), 'utf8')).toBe(holder);
  });

  it('is no lock where no file can be made', async () => {
    const missing = join(root, 'missing');
    await expect(withStartLock(missing, neverInterrupted(), async () => 1)).rejects.toThrow(/ENOENT/);
  });
});
