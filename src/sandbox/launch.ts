import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Invocation } from '../errors/invocation.js';
import type { Emit } from '../events/events.js';
import { tellStage } from '../events/tell-stage.js';
import { packageFile } from '../package-files.js';
import { isAlive, killGroup } from '../processes/groups.js';
import { processFacts } from '../processes/identity/process-facts.js';
import { type Interrupt, throwIfInterrupted } from '../processes/interrupt.js';
import { startDetached } from '../processes/start-detached.js';
import { sandboxStartFailed } from './errors.js';
import type { ServerRecord } from './server-file.js';

interface LaunchOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: Interrupt;
  readonly emit: Emit;
  readonly invocation: Invocation;
  readonly parentPid?: number;
}

const launcher = packageFile('src/sandbox/emulator/launcher.py');

const readyMs = 60_000;
const pollMs = 20;

/** What of the caller's environment the emulator sees: nothing that holds a credential. */
const passedOn = [
  'PATH',
  'Path',
  'HOME',
  'USERPROFILE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LANG',
  'LC_ALL',
];

const announcement = z.object({ endpoint: z.url(), instance: z.string() });

/** Starts the launcher with the Python of the emulator's environment and waits until it answers. */
export function launch(python: string, options: LaunchOptions): Promise<ServerRecord> {
  const isInterrupted = () => options.interrupt.gentle.aborted;
  return tellStage(options.emit, { stage: 'sandbox', isInterrupted }, () => startAndWait(python, options));
}

async function startAndWait(python: string, options: LaunchOptions): Promise<ServerRecord> {
  const logFile = join(options.folder, 'log');
  const readyFile = join(options.folder, `ready.${randomUUID().slice(0, 8)}.json`);
  await rm(logFile, { force: true });
  const parent = options.parentPid === undefined ? [] : ['--parent-pid', String(options.parentPid)];
  const { pid } = await startDetached({
    command: python,
    // No variable and no package of the user leads it astray, and nothing is written beside its sources.
    args: ['-B', '-E', '-s', launcher, '--ready-file', readyFile, ...parent],
    cwd: options.folder,
    env: Object.fromEntries(passedOn.map((name) => [name, options.env[name]])),
    logFile,
  });
  try {
    const ready = await waitUntilReady(pid, { ...options, readyFile, logFile });
    const { start: processStart, executable } = await processFacts(pid);
    return { version: 1, ...ready, pid, processStart, executable };
  } catch (error) {
    await killGroup(pid);
    throw error;
  } finally {
    await rm(readyFile, { force: true });
  }
}

async function waitUntilReady(
  pid: number,
  {
    interrupt,
    invocation,
    readyFile,
    logFile: log,
  }: LaunchOptions & { readonly readyFile: string; readonly logFile: string },
): Promise<z.output<typeof announcement>> {
  for (const deadline = Date.now() + readyMs; Date.now() < deadline; await sleep(pollMs)) {
    throwIfInterrupted(interrupt);
    const text = await readFile(readyFile, 'utf8').catch(() => undefined);
    if (text !== undefined) return announcement.parse(JSON.parse(text));
    if (!isAlive(pid)) throw sandboxStartFailed.error({ reason: 'it ended at once', log, invocation });
  }
  const reason = `it did not answer within ${readyMs / 1000} s`;
  throw sandboxStartFailed.error({ reason, log, invocation });
}
