import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { pid as ownPid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Invocation } from '../../errors/invocation.js';
import { createWholeFile, removeLeftover } from '../../files/exclusive-file.js';
import { fileLimits } from '../../files/file-limits.js';
import { makeFolder } from '../../files/make-folder.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import { isSameGroupAlive, isSameProcessAlive } from '../../processes/identity/process-identity.js';
import { processStart } from '../../processes/identity/process-start.js';
import {
  processIdentityShape,
  recordedProcessShape,
  recordProcess,
} from '../../processes/identity/recorded-process.js';
import { type Interrupt, throwIfInterrupted } from '../../processes/interrupt.js';
import { environmentBusy, terraformStillRunning } from '../errors.js';
import type { EnvironmentFolder } from './environment-folder.js';

const ownerShape = processIdentityShape.extend({
  host: z.string(),
  started: z.string(),
  command: z.string(),
  /** The Terraform that works for the owner: it goes on when only the owner is killed. */
  child: recordedProcessShape.optional(),
});

/** A run of ours that works, or worked, on an environment. */
export type RunOwner = z.output<typeof ownerShape>;

/** An environment that belongs to this run. */
export interface Occupation {
  /** A Terraform whose run was killed and that still works; only where the caller takes care of it. */
  readonly orphan: RunOwner | undefined;
  /** Names the Terraform that works for us now. */
  readonly noteChild: (pid: number | undefined) => void;
  readonly release: () => void;
}

interface OccupyOptions {
  readonly command: string;
  readonly interrupt: Interrupt;
  readonly invocation: Invocation;
  /** How long to wait for another run, in seconds. Default: not at all. */
  readonly waitSeconds?: number;
  /** Told once whom we wait for. */
  readonly onWait: (message: string) => void;
  /** The caller takes care of a Terraform that outlived its run. */
  readonly takesOrphan: boolean;
}

const pollMs = 300;

/**
 * Takes the working folder for one run of ours; what a dead process left behind is taken over.
 * @throws UserError `environment-busy` or `terraform-still-running`, at once or when the time to wait is over
 */
export async function occupy(folder: EnvironmentFolder, options: OccupyOptions): Promise<Occupation> {
  const { busyFile } = folder;
  const owner = await newOwner(options.command);
  const end = Date.now() + (options.waitSeconds ?? 0) * 1000;
  let told = false;
  makeFolder(dirname(busyFile), 0o700);
  for (;;) {
    if (createWholeFile(busyFile, JSON.stringify(owner))) return occupation(busyFile, owner, undefined);
    const text = read(busyFile);
    if (text === undefined) continue;
    const other = parse(text);
    const obstacle = other === undefined ? undefined : await obstacleOf(other, folder, options);
    if (obstacle === undefined) {
      removeLeftover(busyFile, (aside) => read(aside) === text);
    } else if (options.takesOrphan && obstacle.orphan !== undefined) {
      const { child } = obstacle.orphan;
      if (replace(busyFile, text, { ...owner, child })) return occupation(busyFile, owner, obstacle.orphan);
    } else if (Date.now() >= end) {
      throw obstacle.error;
    } else {
      if (!told) options.onWait(`Waiting: ${obstacle.error.message}`);
      told = true;
      await sleep(pollMs);
      throwIfInterrupted(options.interrupt);
    }
  }
}

/** The run of ours that is at work on an environment now; undefined where there is none. */
export async function runAtWork({
  busyFile,
}: Pick<EnvironmentFolder, 'busyFile'>): Promise<RunOwner | undefined> {
  const owner = parse(readOrNothing(busyFile));
  return owner !== undefined && (await lives(owner)) ? owner : undefined;
}

/** What this run writes to name itself. */
export async function newOwner(command: string): Promise<RunOwner> {
  const started = new Date().toISOString();
  return { pid: ownPid, start: await processStart(ownPid), host: hostname(), started, command };
}

async function obstacleOf(
  other: RunOwner,
  { suffix, path: folder }: EnvironmentFolder,
  { invocation }: OccupyOptions,
) {
  if (await lives(other)) return { error: environmentBusy.error({ suffix, ...other }), orphan: undefined };
  const { child } = other;
  if (child === undefined || !(await isSameGroupAlive(child, folder))) return undefined;
  const { command, started } = other;
  const error = terraformStillRunning.error({ suffix, invocation, command, started, pid: child.pid });
  return { error, orphan: other };
}

function occupation(busyFile: string, owner: RunOwner, orphan: RunOwner | undefined): Occupation {
  let current: number | undefined;
  let released = false;
  const write = (child: RunOwner['child']) => {
    if (released) return;
    try {
      writeWholeFile(busyFile, JSON.stringify({ ...owner, child }), 0o600);
    } catch {
      // A disk that is full now was not when the run began: the owner is noted, and that is what counts.
    }
  };
  return {
    orphan,
    noteChild: (pid) => {
      current = pid;
      write(pid === undefined ? undefined : { pid });
      if (pid === undefined) return;
      void recordProcess(pid).then((child) => current === pid && write(child));
    },
    release: () => {
      released = true;
      rmSync(busyFile, { force: true });
    },
  };
}

/** Whether the run that such a text names lives; undefined where it names none. */
export async function isOwnerAlive(text: string): Promise<boolean | undefined> {
  const owner = parse(text);
  return owner && lives(owner);
}

/** A process on another machine (a shared folder) cannot be asked: it counts as alive. */
async function lives(owner: RunOwner): Promise<boolean> {
  return owner.host !== hostname() || isSameProcessAlive(owner);
}

/** Of two runs that find the same leftover only one may take it over. */
function replace(file: string, expected: string, owner: RunOwner): boolean {
  removeLeftover(file, (aside) => read(aside) === expected);
  return createWholeFile(file, JSON.stringify(owner));
}

/**
 * Undefined for a file that is gone.
 * @throws UserError `file-too-large`; Error where it may not be read: who waited for it to change would wait for ever
 */
function read(file: string): string | undefined {
  try {
    return readLimited(file, fileLimits.record);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function readOrNothing(file: string): string {
  try {
    return read(file) ?? '';
  } catch {
    return '';
  }
}

function parse(text: string): RunOwner | undefined {
  try {
    return ownerShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
