import { PassThrough } from 'node:stream';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { Interrupted, neverInterrupted } from '../../src/processes/interrupt.js';
import { configHome } from './trusting.js';

/** A command in this process that goes on until Ctrl-C, which comes at the latest with the end of the test. */
export function runUntilInterrupted(
  inputs: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
) {
  const gentle = new AbortController();
  const read = { stdout: '', stderr: '' };
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  for (const name of ['stdout', 'stderr'] as const)
    streams[name].setEncoding('utf8').on('data', (text: string) => {
      read[name] += text;
    });
  const ended = runCli({
    inputs,
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, NO_COLOR: '1', ...configHome(), ...env },
    streams,
    interrupt: {
      gentle: gentle.signal,
      kill: neverInterrupted().kill,
      exitCode: () => (gentle.signal.aborted ? 130 : undefined),
      raise: () => {},
    },
    now: () => new Date('2026-11-29T12:00:00Z'),
  });
  const stop = () => {
    gentle.abort(new Interrupted('SIGINT'));
    return ended;
  };
  onTestFinished(async () => void (await stop()));
  return { read, ended, stop };
}
