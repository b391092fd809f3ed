import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../files/make-folder.js';
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
  try {
    const file = await open(lock, 'wx', 0o600);
    await file.writeFile(JSON.stringify(await recordProcess(pid)));
    await file.close();
    return true;
  } catch (error) {
    ignoreExisting(error);
  }
  const text = await readFile(lock, 'utf8').catch(() => '');
  // Empty: the holder has made the file and not yet written who it is.
  if (text !== '' && !(await isHeld(text))) await rm(lock, { force: true });
  return false;
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
