import { dirname, join } from 'node:path';
import type { Invocation } from '../errors/invocation.js';
import type { Emit } from '../events/events.js';
import { killGroup } from '../processes/groups.js';
import { whyNotToEnd } from '../processes/identity/recorded-process.js';
import type { Interrupt } from '../processes/interrupt.js';
import { installEmulator } from './emulator-packages.js';
import { sandboxNotRecognised, sandboxResetFailed } from './errors.js';
import { launch } from './launch.js';
import { setStateAside } from './sandbox-state.js';
import { instanceAt } from './server/instance-at.js';
import {
  readServerRecord,
  removeServerRecord,
  type ServerRecord,
  serverFile,
  writeServerRecord,
} from './server-file.js';
import { prepareServerFolder, withStartLock } from './server-folder.js';

/** An emulator that answers. */
export interface SandboxServer {
  readonly endpoint: string;
  /** Null when it is not ours (`--sandbox URL`). */
  readonly pid: number | null;
}

/** What it takes to start the emulator. */
export interface StartOptions {
  /** Folder of environments.yaml. */
  readonly project: string;
  /** `<root>/.multienv/sandbox/server`. */
  readonly folder: string;
  /** The user's cache folder of this product. */
  readonly cacheFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: Interrupt;
  readonly emit: Emit;
  readonly invocation: Invocation;
  /** The server ends with this process. Default: it stays until it is stopped. */
  readonly parentPid?: number;
}

const answerMs = 3_000;

/** Starts the emulator, or returns the one that runs already. What an earlier server held is gone, so its states are put aside. */
export async function startSandbox(options: StartOptions): Promise<SandboxServer> {
  const { folder } = options;
  const running = await findSandbox(folder);
  if (running !== undefined) return running;
  const python = await installEmulator(options);
  await prepareServerFolder(folder);
  return withStartLock(folder, options.interrupt, async () => {
    const startedByAnother = await findSandbox(folder);
    if (startedByAnother !== undefined) return startedByAnother;
    await stopSandbox(folder, options.invocation);
    await setStateAside(dirname(folder));
    const record = await launch(python, options);
    writeServerRecord(folder, record);
    return { endpoint: record.endpoint, pid: record.pid };
  });
}

/** The emulator that was started for this project, if it runs and answers. */
export async function findSandbox(folder: string): Promise<SandboxServer | undefined> {
  const record = await readServerRecord(folder);
  if (record === undefined || !(await answersAs(record))) return undefined;
  return { endpoint: record.endpoint, pid: record.pid };
}

/**
 * Ends the emulator of this project; false when there was none. Another process that got its id meanwhile is left alone.
 * @throws UserError `sandbox-not-recognised` when the emulator answers, and the process that is recorded is not known to be it
 */
export async function stopSandbox(folder: string, invocation: Invocation): Promise<boolean> {
  const record = await readServerRecord(folder);
  if (record === undefined) return false;
  const { pid, processStart: start, executable } = record;
  const reason = await whyNotToEnd({ pid, start, executable });
  if (reason !== undefined && (await answersAs(record)))
    throw sandboxNotRecognised.error({ pid, reason, file: serverFile(folder), invocation });
  if (reason === undefined) await killGroup(pid, { graceMs: 2_000 });
  await removeServerRecord(folder);
  return reason === undefined;
}

/** Makes the emulator forget everything. The caller puts the states aside (`setStateAside`). */
export async function resetSandbox(server: SandboxServer, invocation: Invocation): Promise<void> {
  const url = new URL('/moto-api/reset', server.endpoint);
  const response = await fetch(url, { method: 'POST', signal: AbortSignal.timeout(10 * answerMs) }).catch(
    (cause: unknown) => {
      throw sandboxResetFailed.error({ reason: 'it does not answer', invocation }, { cause });
    },
  );
  if (!response.ok) throw sandboxResetFailed.error({ reason: `it answered ${response.status}`, invocation });
}

/** Folder of the server's own files under the folder of the sandbox. */
export function serverFolder(sandboxFolder: string): string {
  return join(sandboxFolder, 'server');
}

async function answersAs({ endpoint, instance }: ServerRecord): Promise<boolean> {
  return (await instanceAt(endpoint, answerMs)) === instance;
}
