import { closeSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import type { UserError } from '../errors/user-error.js';
import { outputIsProjectFile } from './errors.js';
import { whyNotWritable } from './why-not-writable.js';
import { writeWholeFile } from './write-whole-file.js';

/** Something that is not ours, where a file is to be written. */
export interface TakenPlace {
  readonly path: string;
  readonly isFolder: boolean;
}

/** What decides whether a file may be written to where a person has said. */
export interface OutputOptions {
  /** Absolute path of the environments.yaml that was read: it is never replaced. */
  readonly projectFile?: string | undefined;
  /** Whether a file that is there is an earlier one of ours, by its first 2048 bytes: nothing else is replaced. */
  readonly isOurs: (head: Buffer) => boolean;
  /** What is thrown where something else lies there. */
  readonly taken: (place: TakenPlace) => UserError;
  /** What is thrown where the file cannot be written. */
  readonly notWritable: (
    place: { readonly path: string; readonly reason: string },
    options: { readonly cause: unknown },
  ) => UserError;
}

/**
 * Writes what a command has made to a file that a person has named, whole or not at all. What we have not written ourselves is not replaced.
 * @param path absolute
 * @throws UserError `output-is-project-file`, and those of the options
 */
export function writeOutput(
  path: string,
  content: string | Uint8Array,
  { projectFile, isOurs, taken, notWritable }: OutputOptions,
): void {
  if (projectFile !== undefined && isSameFile(path, projectFile)) throw outputIsProjectFile.error({ path });
  let isOpen = false;
  try {
    isOpen = isFree(path, isOurs);
    if (isOpen) writeWholeFile(path, content);
  } catch (cause) {
    throw notWritable({ path, reason: whyNotWritable(cause) }, { cause });
  }
  if (!isOpen)
    throw taken({ path, isFolder: statSync(path, { throwIfNoEntry: false })?.isDirectory() === true });
}

/** Also by another name: a link, or other letters on a file system that does not tell them apart. */
function isSameFile(path: string, projectFile: string): boolean {
  if (path === projectFile) return true;
  try {
    const [one, other] = [path, projectFile].map((file) => statSync(file, { bigint: true }));
    return one?.dev === other?.dev && one?.ino === other?.ino;
  } catch {
    // What cannot be looked at is not the file that was read.
    return false;
  }
}

function isFree(path: string, isOurs: (head: Buffer) => boolean): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return true;
  if (!stat.isFile()) return false;
  const head = Buffer.alloc(2048);
  const descriptor = openSync(path, 'r');
  try {
    return isOurs(head.subarray(0, readSync(descriptor, head, 0, head.length, 0)));
  } finally {
    closeSync(descriptor);
  }
}
