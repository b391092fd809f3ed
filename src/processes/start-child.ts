import { spawn } from 'node:child_process';
import { platform } from 'node:process';
import type { Readable } from 'node:stream';
import { messageOf } from '../errors/message-of.js';

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
  readonly ended: Promise<{
    readonly exitCode: number | null;
    readonly signal: string | null;
    readonly startFailure?: string;
  }>;
}

interface ChildRequest {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

// Without a group of its own the child would get the terminal's Ctrl-C as well as ours, and Terraform takes two as an order to die.
const detached = platform !== 'win32';

/** Starts a program in its own process group; with `descriptor` both its outputs go to that open file. */
export async function startChild(
  path: string,
  request: ChildRequest,
  descriptor?: number,
): Promise<StartedChild> {
  return descriptor === undefined ? startWithPipes(path, request) : startOnFile(path, request, descriptor);
}

async function startWithPipes(path: string, { args, cwd, env }: ChildRequest): Promise<StartedChild> {
  const { execa } = await import('execa');
  const child = execa(path, args, {
    cwd,
    env: { ...env },
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    cleanup: false,
    detached,
    windowsHide: true,
  });
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    onExit: (work) => void child.once('exit', work),
    interrupt: () => void child.kill('SIGINT'),
    ended: child.then(({ exitCode, signal, originalMessage, code }) => ({
      exitCode: exitCode ?? null,
      signal: signal ?? null,
      startFailure: originalMessage ?? code,
    })),
  };
}

/** execa takes no descriptor of an open file. What is run this way are programs, not the scripts of npm that need its help on Windows. */
function startOnFile(path: string, { args, cwd, env }: ChildRequest, descriptor: number): StartedChild {
  const child = spawn(path, args, {
    cwd,
    env: { ...env },
    stdio: ['ignore', descriptor, descriptor],
    detached,
    windowsHide: true,
  });
  return {
    pid: child.pid,
    stdout: null,
    stderr: null,
    onExit: (work) => void child.once('exit', work),
    interrupt: () => void child.kill('SIGINT'),
    ended: new Promise((resolve) => {
      child.once('error', (error) =>
        resolve({ exitCode: null, signal: null, startFailure: messageOf(error) }),
      );
      child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
    }),
  };
}
