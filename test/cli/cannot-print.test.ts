import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { neverInterrupted } from '../../src/processes/interrupt.js';

/** A command whose stdout takes nothing. */
async function runWithoutPaper(inputs: readonly string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'run-cli-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const stderr = new PassThrough();
  let told = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
  });
  const stdout = Object.assign(new PassThrough(), {
    write: () => {
      throw new Error('no paper');
    },
  });
  const exitCode = await runCli({
    inputs,
    cwd,
    env: { HOME: cwd, NO_COLOR: '1' },
    streams: { stdin: new PassThrough(), stdout, stderr },
    interrupt: {
      ...{ gentle: new AbortController().signal, kill: neverInterrupted().kill },
      ...{ exitCode: () => undefined, raise: () => {} },
    },
  });
  return { exitCode, told };
}

it.each([[['--help']], [['plan', '--help']], [['--version']]])(
  '%j that cannot be printed is a fault, and no success',
  async (inputs) => {
    const { exitCode, told } = await runWithoutPaper(inputs);
    expect({ exitCode, told }).toEqual({ exitCode: 70, told: expect.stringContaining('bug: no paper') });
  },
);
