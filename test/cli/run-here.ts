import { PassThrough } from 'node:stream';
import type { Interruption } from '../../src/cli/interruption.js';
import { runCli as runInThisProcess } from '../../src/cli/run-cli.js';
import { Interrupted, neverInterrupted } from '../../src/processes/interrupt.js';
import { checkJsonOutput } from './check-json-output.js';
import type { CliRun } from './run-cli.js';

interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Pretend that stdin and stderr are a terminal, and type these keys, or do this, when these words appear on it. */
  readonly answers?: Readonly<Record<string, string | (() => void)>>;
  /** Signals of the run. Default: none ever comes. */
  readonly interrupt?: Interruption;
  /** What stands on stdin. */
  readonly stdin?: string;
  /** Day of the run, `2026-11-24`. Default: today. */
  readonly today?: string;
}

/** No signal comes, but Ctrl-C at a question. */
function noSignal(): Interruption {
  const gentle = new AbortController();
  return {
    gentle: gentle.signal,
    kill: neverInterrupted().kill,
    exitCode: () => (gentle.signal.aborted ? 130 : undefined),
    raise: () => gentle.abort(new Interrupted('SIGINT')),
  };
}

/** Runs the command from its sources in this process, so that coverage sees it. */
export async function runHere(args: readonly string[], options: RunOptions): Promise<CliRun> {
  const { cwd, env, answers, interrupt = noSignal(), today, stdin: input } = options;
  const isTTY = answers !== undefined;
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
  if (input !== undefined) stdin.end(input);
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const read = { stdout: '', stderr: '' };
  stdout.setEncoding('utf8').on('data', (text: string) => {
    read.stdout += text;
  });
  const open = new Map(Object.entries(answers ?? {}));
  stderr.setEncoding('utf8').on('data', (text: string) => {
    read.stderr += text;
    for (const [words, answer] of open) {
      if (!read.stderr.includes(words)) continue;
      open.delete(words);
      // The question listens a moment after it appears.
      setTimeout(() => (typeof answer === 'string' ? stdin.write(answer) : answer()), 50);
    }
  });
  const exitCode = await runInThisProcess({
    inputs: args,
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', ...env },
    streams: { stdin, stdout, stderr },
    interrupt,
    ...(today === undefined ? {} : { now: () => new Date(`${today}T12:00:00Z`) }),
  });
  checkJsonOutput(args, read.stdout);
  return { exitCode, ...read };
}
