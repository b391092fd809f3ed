import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { isBlock } from '../../config/schema/setting-path.js';
import type { ProblemPlace } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { interruption } from '../../processes/interrupt.js';
import { type RunResult, run } from '../../processes/run.js';
import { reviewContext } from '../../stacks/review/review-validation.js';
import type { OperationContext } from '../context.js';
import { synthCommandFailed, synthCommandNested } from './synth-command-errors.js';

/** The project's own app, and where it is to write. */
export interface SynthCommandRun {
  /** Program and arguments. */
  readonly words: readonly string[];
  /** Folder of environments.yaml. */
  readonly root: string;
  /** environments.yaml itself. */
  readonly file: string;
  /** Environment variables of the program. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Output folder. */
  readonly outdir: string;
  /** Place of `synthCommand` in the file. */
  readonly place: ProblemPlace;
}

/** How long it may take to end after Ctrl-C. It changes nothing on AWS. */
const graceMs = 3_000;
const linesKept = 200;
const linesOfFailure = 30;
const lineLength = 500;
const inside = 'MULTIENV_IN_SYNTH_COMMAND';

/**
 * Runs the app of a project. What it prints becomes notices once it has ended well, and part of the error otherwise.
 * @throws UserError `synth-command-failed`, `synth-command-nested`, or `Interrupted`
 */
export async function runSynthCommand(context: OperationContext, options: SynthCommandRun): Promise<void> {
  const { env, place } = options;
  const command = options.words.join(' ');
  if (env[inside] !== undefined) throw synthCommandNested.error({ command }, place);
  const printed: string[] = [];
  const { exitCode, signal, interrupted } = await start(context, options, (line) => {
    printed.push(stripVTControlCharacters(line).slice(0, lineLength));
    if (printed.length > linesKept) printed.shift();
  });
  if (interrupted) throw interruption(context.interrupt, `\`${command}\` interrupted: nothing was changed.`);
  if (exitCode !== 0) {
    const how = signal === null ? `ended with exit code ${exitCode}` : `was ended by ${signal}`;
    throw synthCommandFailed.error({ command, how, printed: printed.slice(-linesOfFailure) }, place);
  }
  for (const line of printed) context.emit({ type: 'notice', message: `synthCommand: ${line}` });
}

async function start(
  { interrupt }: OperationContext,
  { words, root, file, env, outdir, place }: SynthCommandRun,
  onLine: (line: string) => void,
): Promise<RunResult> {
  const [program = '', ...args] = words;
  try {
    return await run({
      // A program named with a folder is meant from where it runs; a bare name is looked up on PATH.
      command: /[\\/]/.test(program) ? resolve(root, program) : program,
      args,
      cwd: root,
      env: {
        ...env,
        CDKTF_OUTDIR: outdir,
        CDKTF_CONTEXT_JSON: withoutReview(env.CDKTF_CONTEXT_JSON),
        MULTIENV_CONFIG: file,
        [inside]: '1',
      },
      onStdoutLine: onLine,
      onStderrLine: onLine,
      interrupt,
      graceMs,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const how = `cannot be started: ${error.message.replace(/\.$/, '')}`;
    throw synthCommandFailed.error(
      { command: words.join(' '), how, printed: [] },
      { ...place, cause: error },
    );
  }
}

/** The review of what the app writes is ours, with the plan at hand: in the app it would only come first. */
function withoutReview(context: string | undefined): string {
  let given: unknown;
  try {
    given = JSON.parse(context ?? '{}');
  } catch {
    // The app tells of it in its own words.
    return context ?? '';
  }
  return isBlock(given) ? JSON.stringify({ ...given, [reviewContext]: false }) : (context ?? '');
}
