import { join } from 'node:path';
import { plainInvocation } from '../../errors/invocation.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { sandboxNotRunning } from '../../sandbox/errors.js';
import { findSandbox, resetSandbox, serverFolder, startSandbox, stopSandbox } from '../../sandbox/sandbox.js';
import { setStateAside } from '../../sandbox/sandbox-state.js';
import { checkWorkArea } from '../../terraform/folder/boundary/check-work-area.js';
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

/** Tells whether the emulator of a project runs. */
export async function sandboxStatus(
  context: OperationContext,
  options: SandboxOptions,
): Promise<SandboxStatus> {
  const folder = checkedFolder(context, options);
  const server = await findSandbox(serverFolder(folder));
  return {
    running: server !== undefined,
    endpoint: server?.endpoint ?? null,
    pid: server?.pid ?? null,
    folder,
  };
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
  return sandboxFolder(root);
}

/** Folder of everything that belongs to the sandbox of a project. */
export function sandboxFolder(root: string): string {
  return join(root, '.multienv', 'sandbox');
}
