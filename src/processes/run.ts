import { closeSync, openSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { toolNotFound, toolNotStartable } from './errors.js';
import { followFile } from './file-tail.js';
import { findExecutable } from './find-executable.js';
import { forgetGroup, rememberGroup, signalGroup } from './groups.js';
import type { Interrupt } from './interrupt.js';
import { LineReader } from './lines.js';
import { startChild } from './start-child.js';
import { tellProgram } from './told-programs.js';

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
  /** Standard output as it comes, in pieces of any length; not with an `outputFile`. */
  readonly onStdoutText?: (text: string) => void;
  /**
   * File that receives standard output and standard error together: the program then goes on when we are killed, where a broken pipe
   * would end it. Made anew with mode 0600. Where it cannot be made there is a pipe all the same.
   */
  readonly outputFile?: string;
  /** Told the process id, which is that of the process group too. */
  readonly onStart?: (pid: number) => void;
  readonly interrupt: Interrupt;
  /**
   * The first interruption is passed on once this aborts: the program would forget one that comes before. It keeps the program from being
   * started all the same, and the second one kills at once. Default: passed on at any time.
   */
  readonly interruptFrom?: AbortSignal;
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
  if (request.interrupt.gentle.aborted) {
    return { exitCode: null, signal: null, stdout: '', stderr: '', interrupted: true };
  }
  const output = openOutput(request.outputFile);
  const child = await startChild(path, request, output?.descriptor);
  output?.close();
  const { pid } = child;
  if (pid === undefined) {
    const { startFailure } = await child.ended;
    throw toolNotStartable.error({ command: request.command, reason: startFailure ?? 'no reason given' });
  }
  rememberGroup(pid);
  request.onStart?.(pid);
  const tellEnd = tellProgram({ path, args: request.args, cwd: request.cwd });
  const stdout = read(child.stdout, request.onStdoutLine);
  const stderr = read(child.stderr, request.onStderrLine);
  if (request.onStdoutText !== undefined) child.stdout?.on('data', request.onStdoutText);
  const followed = output === undefined ? undefined : followFile(output.file, stdout);
  const stopListening = passOnInterrupt(request, {
    pid,
    interruptChild: () => child.interrupt(),
    onHeld: () => followed?.hurry(),
  });
  child.onExit(() => {
    stopListening();
    // Whatever the program left behind (a provider, a server) ends with it.
    signalGroup(pid, 'SIGKILL');
    forgetGroup(pid);
    void sleep(openPipesMs, undefined, { ref: false }).then(() => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    });
  });
  const { exitCode, signal } = await child.ended;
  tellEnd({ exitCode, signal });
  followed?.stop();
  return {
    exitCode,
    signal,
    stdout: stdout.tail,
    stderr: stderr.tail,
    interrupted: request.interrupt.gentle.aborted,
  };
}

interface OutputFile {
  readonly file: string;
  readonly descriptor: number;
  readonly close: () => void;
}

function openOutput(file: string | undefined): OutputFile | undefined {
  if (file === undefined) return undefined;
  try {
    rmSync(file, { force: true });
    // Appending, so that the two streams do not write over each other; and never into what somebody has put there meanwhile.
    const descriptor = openSync(file, 'ax', 0o600);
    return { file, descriptor, close: () => closeSync(descriptor) };
  } catch {
    return undefined;
  }
}

function read(stream: Readable | null, onLine: ((line: string) => void) | undefined): LineReader {
  const reader = new LineReader(onLine);
  if (stream === null) return reader;
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => reader.push(text));
  stream.once('end', () => reader.end());
  return reader;
}

function passOnInterrupt(
  { interrupt, interruptFrom, graceMs }: RunRequest,
  {
    pid,
    interruptChild,
    onHeld,
  }: { readonly pid: number; readonly interruptChild: () => void; readonly onHeld: () => void },
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const kill = () => signalGroup(pid, 'SIGKILL');
  const ended = new AbortController();
  const gentle = () => {
    interruptChild();
    if (graceMs !== undefined) timer = setTimeout(kill, graceMs);
  };
  const whenItCounts = () => {
    if (interruptFrom?.aborted === false) onHeld();
    whenAborted(interruptFrom, gentle, ended.signal);
  };
  whenAborted(interrupt.gentle, whenItCounts, ended.signal);
  whenAborted(interrupt.kill, kill, ended.signal);
  return () => {
    clearTimeout(timer);
    ended.abort();
  };
}

/** Does `work` once `signal` has aborted, at once where it has already or there is none; never after `ended`. */
function whenAborted(signal: AbortSignal | undefined, work: () => void, ended: AbortSignal): void {
  if (signal === undefined || signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true, signal: ended });
}
