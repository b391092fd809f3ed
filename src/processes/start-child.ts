import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { platform } from 'node:process';
import type { Readable } from 'node:stream';
import { messageOf } from '../errors/message-of.js';
import { isWindowsScript, windowsScriptCall } from './windows-script.js';
import { withoutLogs } from './without-logs.js';

/** How a program ended, or why it never started. */
interface ChildEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly startFailure?: string;
}

/** A program that runs. */
export interface StartedChild {
  /** Undefined when it could not be started: `ended` then says why. */
  readonly pid: number | undefined;
  /** Null when it goes to a file. */
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly onExit: (work: () => void) => void;
  /** Sends one SIGINT. */
  readonly interrupt: () => void;
  /** After the end, when the pipes are closed too. */
  readonly ended: Promise<ChildEnd>;
}

interface ChildRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

// Without a group of its own the child would get the terminal's Ctrl-C as well as ours, and Terraform takes two as an order to die.
const detached = platform !== 'win32';

/** Starts a program in its own process group; with `descriptor` both its outputs go to that open file. */
export function startChild(
  path: string,
  { args, cwd, env }: ChildRequest,
  descriptor: number | 'pipe' = 'pipe',
): StartedChild {
  const options: SpawnOptions = {
    cwd,
    env: withoutLogs(env),
    stdio: ['ignore', descriptor, descriptor],
    detached,
    windowsHide: true,
  };
  try {
    return started(spawnProgram(path, { args, env, options }));
  } catch (error) {
    // Most failures come as an event, but not all: a list of arguments that is too long is thrown.
    return neverStarted(messageOf(error));
  }
}

function spawnProgram(
  path: string,
  { args, env, options }: Pick<ChildRequest, 'args' | 'env'> & { readonly options: SpawnOptions },
): ChildProcess {
  if (!isWindowsScript(path, platform)) return spawn(path, args, options);
  const call = windowsScriptCall(path, args, env);
  return spawn(call.command, call.args, { ...options, windowsVerbatimArguments: true });
}

function started(child: ChildProcess): StartedChild {
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    onExit: (work) => void child.once('exit', work),
    interrupt: () => void child.kill('SIGINT'),
    ended: new Promise((resolve) => {
      child.on('error', (error) => {
        // A signal that could not be sent is an error too, and no end.
        if (child.pid === undefined)
          resolve({ exitCode: null, signal: null, startFailure: messageOf(error) });
      });
      child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
    }),
  };
}

function neverStarted(startFailure: string): StartedChild {
  return {
    pid: undefined,
    stdout: null,
    stderr: null,
    onExit: () => undefined,
    interrupt: () => undefined,
    ended: Promise.resolve({ exitCode: null, signal: null, startFailure }),
  };
}
