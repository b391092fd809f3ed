import { run } from '@stricli/core';
import { invocationOf } from '../errors/invocation.js';
import { buildApp } from './app.js';
import { calledWith } from './called-with.js';
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
  /** The script that Node.js runs, as it was named to it. */
  readonly script?: string;
}

/** Runs the command to its end, prints what went wrong, and returns the exit code. */
export async function runCli({ inputs, interrupt, script, ...around }: CliProcess): Promise<number> {
  const failures: unknown[] = [];
  const invocation = invocationOf(calledWith({ inputs, env: around.env, script }));
  const context = createContext({ interrupt, invocation, ...around });
  try {
    await run(
      buildApp((failure) => failures.push(failure), invocation),
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
