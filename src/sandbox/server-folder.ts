import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWholeFile, removeLeftover } from '../files/exclusive-file.js';
import { fileLimits } from '../files/file-limits.js';
import { makeFolder } from '../files/make-folder.js';
import { readLimited } from '../files/read-limited.js';
import { isSameProcessAlive } from '../processes/identity/process-identity.js';
import { processIdentityShape, recordProcess } from '../processes/identity/recorded-process.js';
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
  if (createWholeFile(lock, JSON.stringify(await recordProcess(pid)))) return true;
  const text = read(lock);
  if (text !== undefined && !(await isHeld(text))) removeLeftover(lock, (aside) => read(aside) === text);
  return false;
}

/** Undefined where it has gone meanwhile; what is too large is none of ours. */
function read(lock: string): string | undefined {
  try {
    return readLimited(lock, fileLimits.record);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? undefined : '';
  }
}

async function isHeld(text: string): Promise<boolean> {
  const holder = parse(text);
  // An id alone, as earlier releases wrote it, would hold the lock for as long as anybody has it.
  return holder?.start !== undefined && isSameProcessAlive(holder);
}

function parse(text: string) {
  try {
    return processIdentityShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function ignoreExisting(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
  throw error;
}
