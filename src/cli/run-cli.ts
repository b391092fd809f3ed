import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { run } from '@stricli/core';
import { invocationOf } from '../errors/invocation.js';
import { buildApp } from './app.js';
import { propose } from './completion/propose.js';
import { type CliContext, createContext, type Streams } from './context.js';
import { cwdNotAFolder } from './errors.js';
import { printFailures } from './failure.js';
import type { Interruption } from './interruption.js';
import { tellPrograms } from './tell-programs.js';
import { calledWith } from './words/called-with.js';
import { type GlobalWords, globalWords } from './words/global-words.js';
import { MissingArgument } from './words/missing-argument.js';

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
export async function runCli({ inputs: given, cwd, env, script, ...around }: CliProcess): Promise<number> {
  const [first, second, ...typed] = given;
  const isTab = first === 'completion' && second === 'propose';
  const words = globalWords(isTab ? typed.slice(0, -1) : given);
  const { inputs, verbose } = words;
  const called = calledWith({ inputs, cwd: words.cwd, env, script });
  const context = createContext({
    ...around,
    inputs,
    verbose,
    config: called.config,
    invocation: invocationOf(called),
    cwd: resolve(cwd, words.cwd ?? '.'),
    env,
    noColor: words.noColor,
  });
  if (isTab) {
    if (words.failure === undefined) context.print(await propose(context, typed.at(-1) ?? ''));
    return 0;
  }
  const stopTelling = verbose ? tellPrograms(context) : () => {};
  const failures = await runApp(context, words);
  stopTelling();
  context.progress.stop();
  const exitCode = failures.length > 0 ? await printFailures(context, failures) : context.exitCode;
  return around.interrupt.exitCode() ?? exitCode;
}

/** What went wrong; nothing where all went well. */
async function runApp(
  context: CliContext,
  { inputs, failure, cwd }: GlobalWords,
): Promise<readonly unknown[]> {
  if (failure !== undefined) return [failure];
  if (cwd !== undefined && !statSync(context.cwd, { throwIfNoEntry: false })?.isDirectory())
    return [cwdNotAFolder.error({ folder: context.cwd }, { value: cwd })];
  const failures: unknown[] = [];
  try {
    await run(
      buildApp((one) => failures.push(one), context.invocation, inputs),
      inputs,
      context,
    );
  } catch (error) {
    failures.push(error);
  }
  return Promise.all(failures.map((one) => (one instanceof MissingArgument ? one.explained(context) : one)));
}
