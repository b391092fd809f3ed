import { lstatSync, readdirSync, readlinkSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../errors/problem.js';
import { type AllowedEntry, allowedEntry } from './allowed-names.js';
import {
  workFolderForeignOwner,
  workFolderLink,
  workFolderUnexpected,
  workFolderWritable,
} from './errors.js';
import type { TrustedOwners } from './trusted-owners.js';

interface Search {
  readonly owners: TrustedOwners;
  /** Nobody but the owner gets as far as here: what stands below is open to nobody. */
  readonly isClosed: boolean;
}

/** So many say enough. */
const mostFaults = 20;
const writableByOthers = 0o022;
const reachableByOthers = 0o077;

/**
 * What is wrong with a folder of the product and all below it; nothing where it is not there. It is looked at, never followed or opened.
 * @param holds what it may hold
 */
export function findFaults(
  path: string,
  holds: readonly AllowedEntry[],
  owners: TrustedOwners,
): readonly Problem[] {
  const faults: Problem[] = [];
  visit(path, { name: /^/, holds }, { owners, isClosed: false }, faults);
  return faults.slice(0, mostFaults);
}

function visit(path: string, entry: AllowedEntry | undefined, search: Search, faults: Problem[]): void {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || faults.length >= mostFaults) return;
  const fault = faultOf(path, { stats, entry }, search);
  if (fault !== undefined) {
    faults.push(fault);
    return;
  }
  const { holds } = entry ?? {};
  if (holds === undefined || holds === 'anything' || !stats.isDirectory()) return;
  const isClosed = search.isClosed || (stats.mode & reachableByOthers) === 0;
  for (const name of namesIn(path))
    visit(join(path, name), entryFor(name, holds), { ...search, isClosed }, faults);
}

/** A run beside this one may remove a folder meanwhile. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Under `files` every name may be a file or a folder of files. */
function entryFor(name: string, holds: readonly AllowedEntry[] | 'files'): AllowedEntry | undefined {
  return holds === 'files' ? { name: /^/, holds } : allowedEntry(holds, name);
}

function faultOf(
  file: string,
  { stats, entry }: { readonly stats: Stats; readonly entry: AllowedEntry | undefined },
  { owners, isClosed }: Search,
): Problem | undefined {
  if (stats.isSymbolicLink()) return workFolderLink.problem({ file, target: readlinkSync(file) });
  if (entry === undefined || !isOfItsKind(stats, entry)) return workFolderUnexpected.problem({ file });
  if (!owners.has(stats.uid)) return workFolderForeignOwner.problem({ file, userId: stats.uid });
  const mode = stats.mode & 0o7777;
  const isOpen = !isClosed && owners.countsModes && (mode & writableByOthers) !== 0;
  return isOpen ? workFolderWritable.problem({ file, mode }) : undefined;
}

function isOfItsKind(stats: Stats, { holds }: AllowedEntry): boolean {
  if (holds === 'files') return stats.isDirectory() || stats.isFile();
  return holds === undefined ? stats.isFile() : stats.isDirectory();
}
