import { platform } from 'node:process';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolNotFound, toolNotStartable } from './errors.js';
import { findExecutable } from './find-executable.js';
import { forgetGroup, rememberGroup, signalGroup } from './groups.js';
import type { Interrupt } from './interrupt.js';
import { LineReader } from './lines.js';

/** A program to run to its end. */
export interface RunRequest {
  /** Name on PATH, or path. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Each line of standard output as it comes, without its end; empty lines are left out. */
  readonly onStdoutLine?: (line: string) => void;
  readonly onStderrLine?: (line: string) => void;
  readonly interrupt: Interrupt;
  /** How long the program may take to end after the first interruption, in milliseconds. Default: until the second interruption. */
  readonly graceMs?: number;
}

/** How a program ended. */
export interface RunResult {
  /** Null when a signal ended it, or when it never started because of an interruption. */
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** The last 64 KiB. */
  readonly stdout: string;
  /** The last 64 KiB. */
  readonly stderr: string;
  /** Whether an interruption came before the end. */
  readonly interrupted: boolean;
}

/** How long pipes may stay open after the end of the program, held by a process that left its group. */
const openPipesMs = 1_000;

/**
 * Runs a program in its own process group, of which nothing is left when this resolves. The first interruption sends one SIGINT to the
 * program alone (Terraform ends its providers by itself), the second kills the group at once.
 * @throws UserError `tool-not-found` or `tool-not-startable`.
 */
export async function run(request: RunRequest): Promise<RunResult> {
  const path = await findExecutable(request.command, request.env);
  if (path === undefined) throw toolNotFound.error({ command: request.command });
  const { execa } = await import('execa');
  if (request.interrupt.gentle.aborted) {
    return { exitCode: null, signal: null, stdout: '', stderr: '', interrupted: true };
  }
  const child = execa(path, request.args, {
    cwd: request.cwd,
    env: { ...request.env },
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    reject: false,
    cleanup: false,
    // Without a group of its own the child would get the terminal's Ctrl-C as well as ours, and Terraform takes two as an order to die.
    detached: platform !== 'win32',
    windowsHide: true,
  });
  const { pid } = child;
  if (pid === undefined) {
    const { originalMessage, code } = await child;
    throw toolNotStartable.error({ command: request.command, reason: originalMessage ?? String(code) });
  }
  rememberGroup(pid);
  const stdout = read(child.stdout, request.onStdoutLine);
  const stderr = read(child.stderr, request.onStderrLine);
  const stopListening = passOnInterrupt(request, { pid, interruptChild: () => child.kill('SIGINT') });
  child.once('exit', () => {
    stopListening();
    // Whatever the program left behind (a provider, a server) ends with it.
    signalGroup(pid, 'SIGKILL');
    forgetGroup(pid);
    void sleep(openPipesMs, undefined, { ref: false }).then(() => {
      child.stdout.destroy();
      child.stderr.destroy();
    });
  });
  const result = await child;
  return {
    exitCode: result.exitCode ?? null,
    signal: result.signal ?? null,
    stdout: stdout.tail,
    stderr: stderr.tail,
    interrupted: request.interrupt.gentle.aborted,
  };
}

function read(stream: Readable, onLine: ((line: string) => void) | undefined): LineReader {
  const reader = new LineReader(onLine);
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => reader.push(text));
  stream.once('end', () => reader.end());
  return reader;
}

function passOnInterrupt(
  { interrupt, graceMs }: RunRequest,
  { pid, interruptChild }: { readonly pid: number; readonly interruptChild: () => void },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const kill = () => signalGroup(pid, 'SIGKILL');
  const gentle = () => {
    interruptChild();
    if (graceMs !== undefined) timer = setTimeout(kill, graceMs);
  };
  interrupt.gentle.addEventListener('abort', gentle, { once: true });
  interrupt.kill.addEventListener('abort', kill, { once: true });
  return () => {
    clearTimeout(timer);
    interrupt.gentle.removeEventListener('abort', gentle);
    interrupt.kill.removeEventListener('abort', kill);
  };
}
