import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { pid as ownPid } from 'node:process';
import { z } from 'zod';
import { makeFolder } from '../files/make-folder.js';
import { isAlive } from '../processes/groups.js';
import { environmentBusy } from './errors.js';
import type { Workspace } from './workspace.js';

const ownerShape = z.object({
  pid: z.number(),
  host: z.string(),
  started: z.string(),
  command: z.string(),
});

/**
 * Takes the working folder for one run of ours; what a dead process left behind is taken over.
 * @returns gives it back
 * @throws UserError `environment-busy`
 */
export function occupy({ suffix, busyFile }: Workspace, command: string): () => void {
  const owner = { pid: ownPid, host: hostname(), started: new Date().toISOString(), command };
  makeFolder(dirname(busyFile), 0o700);
  for (;;) {
    if (create(busyFile, JSON.stringify(owner))) return () => rmSync(busyFile, { force: true });
    const text = read(busyFile);
    if (text === undefined) continue;
    const other = parse(text);
    if (other !== undefined && lives(other)) throw environmentBusy.error({ suffix, ...other });
    removeLeftover(busyFile, text);
  }
}

/** Makes the file with its text at once: a reader must never find it empty and take it for a leftover. */
function create(file: string, text: string): boolean {
  const aside = `${file}.${randomUUID()}`;
  writeFileSync(aside, text, { mode: 0o600 });
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** A process on another machine (a shared folder) cannot be asked: it counts as alive. */
function lives({ pid, host }: z.output<typeof ownerShape>): boolean {
  return host !== hostname() || isAlive(pid);
}

/** Of two runs that find the same leftover only one may remove it, and neither the other's new file. */
function removeLeftover(file: string, expected: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) === expected) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): z.output<typeof ownerShape> | undefined {
  try {
    return ownerShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
