import { lstatSync, readdirSync, rmSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { getuid } from 'node:process';
import { fileLimits } from '../../files/file-limits.js';
import { privateFolderName } from '../../files/private-folder.js';
import { readLimited } from '../../files/read-limited.js';
import { isAlive } from '../../processes/groups.js';
import { isOwnerAlive } from './busy.js';

/** The folders of a run that only looks, beside the working folder of its environment: `dev-001.0a1b2c3d-look` and `-state`. */
const ofLooking = /^[a-z][a-z0-9-]*\.[0-9a-f]{8}-(?:look|state)$/;
/** A run names itself in its folders as the first thing it does there. */
const namelessMs = 3_600_000;
/** A Terraform that outlives its run has read its plan by then. */
const privateMs = 86_400_000;

/** Where a run that only looks names itself. */
export const ownerOfCopies = 'owner.json';

/**
 * Removes the folders of runs that only looked and were killed: copies of states are in them. Those of a run that lives stay, and so do those
 * of another machine.
 * @param workFolder `.multienv/work`; it need not be there
 */
export async function removeLeftCopies(workFolder: string): Promise<void> {
  const names = entriesOf(workFolder).filter((name) => ofLooking.test(name));
  const runs = new Set(names.map((name) => name.replace(/-(?:look|state)$/, '')));
  for (const run of runs) {
    const folders = names.filter((name) => name.startsWith(`${run}-`)).map((name) => join(workFolder, name));
    if (await isInUse(join(workFolder, `${run}-state`), folders)) continue;
    for (const folder of folders) removeQuietly(folder);
  }
}

/**
 * Removes the private folders of runs that were killed, a day later: plans are in them, which hold states. Those of other users and of processes
 * that live stay.
 * @param temporary where they are: the temporary folder of the system
 */
export function removeLeftPrivateFolders(temporary: string): void {
  for (const name of entriesOf(temporary)) {
    if (!name.startsWith(privateFolderName)) continue;
    const [, pid] = /^(\d+)-/.exec(name.slice(privateFolderName.length)) ?? [];
    const folder = join(temporary, name);
    const stats = statsOf(folder);
    const isOurs = stats?.isDirectory() === true && stats.uid === (getuid?.() ?? stats.uid);
    if (isOurs && ageOf(folder) > privateMs && !(pid !== undefined && isAlive(Number(pid))))
      removeQuietly(folder);
  }
}

async function isInUse(copies: string, folders: readonly string[]): Promise<boolean> {
  const owner = textOf(join(copies, ownerOfCopies));
  const alive = owner === undefined ? undefined : await isOwnerAlive(owner);
  return alive ?? folders.some((folder) => ageOf(folder) < namelessMs);
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function textOf(file: string): string | undefined {
  try {
    return readLimited(file, fileLimits.record);
  } catch {
    return undefined;
  }
}

/** The folder itself: a link is not followed. */
function statsOf(folder: string): Stats | undefined {
  try {
    return lstatSync(folder);
  } catch {
    return undefined;
  }
}

function ageOf(folder: string): number {
  const stats = statsOf(folder);
  return stats === undefined ? Number.POSITIVE_INFINITY : Date.now() - stats.mtimeMs;
}

/** What cannot be removed now is tried again by the next run: it keeps nobody from working. */
function removeQuietly(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's, or open on a system that keeps open files.
  }
}
