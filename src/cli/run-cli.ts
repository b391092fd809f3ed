import { run } from '@stricli/core';
import { buildApp } from './app.js';
import { createContext, type Streams } from './context.js';
import { printFailures } from './failure.js';
import type { Interruption } from './interruption.js';

/** The process around a run of the command. */
export interface CliProcess {
  /** Words after the name of the program. */
  readonly inputs: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
  readonly interrupt: Interruption;
  readonly now?: () => Date;
}

/** Runs the command to its end, prints what went wrong, and returns the exit code. */
export async function runCli({ inputs, interrupt, ...around }: CliProcess): Promise<number> {
  const failures: unknown[] = [];
  const context = createContext({ interrupt, ...around });
  try {
    await run(
      buildApp((failure) => failures.push(failure)),
      inputs,
      context,
    );
  } catch (error) {
    failures.push(error);
  }
  context.progress.stop();
  const exitCode = failures.length > 0 ? await printFailures(context, failures, inputs) : context.exitCode;
  return interrupt.exitCode() ?? exitCode;
}
