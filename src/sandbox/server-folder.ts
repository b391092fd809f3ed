import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../files/make-folder.js';
import { isAlive } from '../processes/groups.js';
import { type Interrupt, throwIfInterrupted } from '../processes/interrupt.js';

const pollMs = 50;

/** Makes `<root>/.multienv/sandbox/server`, readable for its owner alone and ignored by git. */
export async function prepareServerFolder(folder: string): Promise<void> {
  makeFolder(folder, 0o700);
  const workFolder = dirname(dirname(folder));
  await writeFile(join(workFolder, '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting);
}

/** Lets one process at a time start the server; the others wait and then find it running. */
export async function withStartLock<T>(
  folder: string,
  interrupt: Interrupt,
  work: () => Promise<T>,
): Promise<T> {
  const lock = join(folder, 'start.lock');
  while (!(await take(lock))) {
    throwIfInterrupted(interrupt);
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(String(pid));
    await file.close();
    return true;
  } catch (error) {
    ignoreExisting(error);
  }
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
  // 0: the holder has made the file and not yet written its id.
  if (holder !== 0 && !isAlive(holder)) await rm(lock, { force: true });
  return false;
}

function ignoreExisting(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
  throw error;
}
