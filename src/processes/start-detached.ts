import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { messageOf } from '../errors/message-of.js';
import { toolNotFound, toolNotStartable } from './errors.js';
import { findExecutable } from './find-executable.js';
import { withoutLogs } from './without-logs.js';

/** A program that goes on when we end. */
export interface DetachedRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives what it writes; made with mode 0600, appended to. */
  readonly logFile: string;
}

/**
 * Starts a program in its own process group that outlives us; `killGroup` ends it.
 * @throws UserError `tool-not-found` or `tool-not-startable`.
 */
export async function startDetached(request: DetachedRequest): Promise<{ readonly pid: number }> {
  const path = await findExecutable(request.command, request.env);
  if (path === undefined) throw toolNotFound.error({ command: request.command });
  const log = await open(request.logFile, 'a', 0o600);
  try {
    const child = spawn(path, request.args, {
      cwd: request.cwd,
      env: withoutLogs(request.env),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    await once(child, 'spawn');
    child.unref();
    if (child.pid === undefined) throw new Error('A started process has no id.');
    return { pid: child.pid };
  } catch (error) {
    throw toolNotStartable.error({ command: request.command, reason: messageOf(error) }, { cause: error });
  } finally {
    await log.close();
  }
}
