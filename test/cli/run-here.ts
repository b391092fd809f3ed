import { PassThrough } from 'node:stream';
import { runCli as runInThisProcess } from '../../src/cli/run-cli.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';
import type { CliRun } from './run-cli.js';

interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Pretend that stdin and stderr are a terminal, and type these keys as soon as something is asked. */
  readonly typed?: string;
}

/** Runs the command from its sources in this process, so that coverage sees it. */
export async function runHere(args: readonly string[], { cwd, env, typed }: RunOptions): Promise<CliRun> {
  const isTTY = typed !== undefined;
  const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
  const stdout = new PassThrough();
  const stderr = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const read = { stdout: '', stderr: '' };
  stdout.setEncoding('utf8').on('data', (text: string) => {
    read.stdout += text;
  });
  let answered = false;
  stderr.setEncoding('utf8').on('data', (text: string) => {
    read.stderr += text;
    if (typed === undefined || answered || !read.stderr.includes('?')) return;
    answered = true;
    setTimeout(() => stdin.write(typed), 50);
  });
  const exitCode = await runInThisProcess({
    inputs: args,
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', ...env },
    streams: { stdin, stdout, stderr },
    interrupt: { ...neverInterrupted(), exitCode: () => undefined },
  });
  return { exitCode, ...read };
}
