import { plainInvocation } from '../../errors/invocation.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { sandboxNotRunning } from '../../sandbox/errors.js';
import { findSandbox, resetSandbox, serverFolder, startSandbox, stopSandbox } from '../../sandbox/sandbox.js';
import { setStateAside } from '../../sandbox/sandbox-state.js';
import { type JudgedRequests, judgedRequestsAt } from '../../sandbox/server/judged-requests.js';
import { checkWorkArea } from '../../terraform/folder/boundary/check-work-area.js';
import { sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';

interface SandboxOptions {
  /** Folder of environments.yaml, absolute. */
  readonly root: string;
  /** The emulator ends with this process. Default: it stays until `sandbox down`. */
  readonly parentPid?: number;
}

/** Whether the emulator runs, and where. */
export interface SandboxStatus {
  readonly running: boolean;
  readonly endpoint: string | null;
  readonly pid: number | null;
  /** `<root>/.multienv/sandbox`. */
  readonly folder: string;
  /** What the emulator was asked and has refused: told by `sandboxStatus` alone, null when it does not run. */
  readonly requests?: JudgedRequests | null;
}

/** Starts the emulator of a project unless it runs. */
export async function sandboxUp(context: OperationContext, options: SandboxOptions): Promise<SandboxStatus> {
  const folder = checkedFolder(context, options);
  const server = await startSandbox({
    project: options.root,
    folder: serverFolder(folder),
    cacheFolder: cacheFolder(context.env),
    env: context.env,
    interrupt: context.interrupt,
    emit: context.emit,
    invocation: context.invocation ?? plainInvocation,
    parentPid: options.parentPid,
  });
  return { running: true, endpoint: server.endpoint, pid: server.pid, folder };
}

/** Tells whether the emulator of a project runs, and what it has refused. */
export async function sandboxStatus(
  context: OperationContext,
  options: SandboxOptions,
): Promise<SandboxStatus> {
  const folder = checkedFolder(context, options);
  const server = await findSandbox(serverFolder(folder));
  if (server === undefined) return { running: false, endpoint: null, pid: null, folder, requests: null };
  const { endpoint, pid } = server;
  return { running: true, endpoint, pid, folder, requests: (await judgedRequestsAt(endpoint)) ?? null };
}

/**
 * Makes the emulator forget everything and puts the states that described it aside.
 * @throws UserError `sandbox-not-running`, `sandbox-reset-failed`.
 */
export async function sandboxReset(
  context: OperationContext,
  options: SandboxOptions,
): Promise<SandboxStatus> {
  const { invocation = plainInvocation } = context;
  const folder = checkedFolder(context, options);
  const server = await findSandbox(serverFolder(folder));
  if (server === undefined) throw sandboxNotRunning.error({ invocation });
  await resetSandbox(server, invocation);
  await setStateAside(folder);
  return { running: true, endpoint: server.endpoint, pid: server.pid, folder };
}

/** Ends the emulator; `stopped` is false when none ran. */
export async function sandboxDown(
  context: OperationContext,
  options: SandboxOptions,
): Promise<{ readonly stopped: boolean }> {
  const folder = serverFolder(checkedFolder(context, options));
  return { stopped: await stopSandbox(folder, context.invocation ?? plainInvocation) };
}

/** What stands there names a process and an address: it has to be ours. */
function checkedFolder({ env }: OperationContext, { root }: SandboxOptions): string {
  checkWorkArea(root, env);
  return sandboxFolderOf(root);
}
