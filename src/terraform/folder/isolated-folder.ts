import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileLimits } from '../../files/file-limits.js';
import { makeFolder } from '../../files/make-folder.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { isCutOff } from '../json/state.js';
import { newOwner, runAtWork } from './busy.js';
import type { EnvironmentFolder } from './environment-folder.js';
import { ownerOfCopies } from './left-copies.js';

/** Folders of one run that only looks. */
export interface IsolatedFolder {
  readonly folder: EnvironmentFolder;
  /** Where the run's own files are that Terraform does not read. */
  readonly beside: string;
  readonly remove: () => void;
}

/**
 * The files of an environment for a run that only looks: a working folder of its own beside the real one, where every relative path means the
 * same, and copies of what lies beside the state. Whoever works on the environment meanwhile is neither kept waiting nor disturbed. What
 * earlier runs left, and who is at work, is read where it is.
 */
export async function isolatedFolder(real: EnvironmentFolder, command: string): Promise<IsolatedFolder> {
  const name = `${real.path}.${randomUUID().slice(0, 8)}`;
  const [path, beside] = [`${name}-look`, `${name}-state`];
  const stateFile = join(beside, basename(real.stateFile));
  const remove = () => {
    for (const folder of [path, beside]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const folder of [path, beside]) makeFolder(folder, 0o700);
    writeWholeFile(join(beside, ownerOfCopies), JSON.stringify(await newOwner(command)), 0o600);
    for (const file of ['backend.json', 'seen.json', 'deployed.json'])
      copy(join(dirname(real.stateFile), file), join(beside, file));
    await copyState(real, stateFile);
  } catch (error) {
    remove();
    throw error;
  }
  const folder = {
    ...{ ...real, path, stateFile },
    backendFile: join(beside, basename(real.backendFile)),
    planFile: join(path, basename(real.planFile)),
    reserveFile: join(path, basename(real.reserveFile)),
    // What `init` writes stays here; what the project has is read where it is, and a link there is refused as ever.
    providerLockFile: join(beside, basename(real.providerLockFile)),
    providerLockStart: existsSync(real.providerLockStart) ? real.providerLockStart : real.providerLockFile,
  };
  return { folder, beside, remove };
}

function copy(from: string, to: string): void {
  const text = textOf(from, fileLimits.record);
  if (text !== undefined) writeWholeFile(to, text, 0o600);
}

const attempts = 20;
const pauseMs = 100;

/** Terraform writes a state over the old one: while a run is at work, half of it may be there. */
async function copyState(real: EnvironmentFolder, to: string): Promise<void> {
  let text = textOf(real.stateFile, fileLimits.document);
  for (let count = 1; count < attempts && isHalf(text); count += 1) {
    if ((await runAtWork(real)) === undefined) break;
    await sleep(pauseMs);
    text = textOf(real.stateFile, fileLimits.document);
  }
  if (text !== undefined) writeWholeFile(to, text, 0o600);
}

function isHalf(text: string | undefined): boolean {
  return text !== undefined && (text.trim() === '' || isCutOff(text));
}

function textOf(file: string, limit: number): string | undefined {
  try {
    return readLimited(file, limit);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
