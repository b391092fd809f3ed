import { stripVTControlCharacters } from 'node:util';
import type { Invocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import { fileLimits } from '../../files/file-limits.js';
import { type Interrupt, interruption } from '../../processes/interrupt.js';
import { type RunResult, run } from '../../processes/run.js';
import type { TerraformBinary } from '../binary/find-terraform.js';
import { terraformCrashed, terraformDiskFull, terraformFailed, terraformOutputTooLarge } from '../errors.js';
import { parseMessage, type TerraformDiagnostic, type TerraformMessage } from '../json/messages.js';
import { isAboutFullDisk, problemsOf } from './diagnostics.js';

/** Where and with what Terraform works for one environment. */
export interface TerraformTarget {
  readonly suffix: string;
  readonly invocation: Invocation;
  readonly binary: TerraformBinary;
  /** Working folder. */
  readonly folder: string;
  /** Made by `terraformEnvironment`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupt: Interrupt;
  /** Told the process id of the Terraform that works, and undefined when it has ended. */
  readonly onChild?: (pid: number | undefined) => void;
  /** Looks at the working folder before each start of Terraform there, and throws what speaks against it. */
  readonly beforeStart?: () => void;
}

interface AnyCommand {
  /** The command and its flags. */
  readonly args: readonly [step: string, ...rest: string[]];
  /** Receives each message of a command with `-json` events. */
  readonly onMessage?: (message: TerraformMessage) => void;
  /** An interruption is passed on from the first message of this type: Terraform forgets one that comes before it begins. Default: at any time. */
  readonly interruptFrom?: TerraformMessage['type'];
}

interface LockingCommand {
  /** Receives what it writes: it then comes to its end even when we are killed. */
  readonly outputFile: string;
  /** It takes the time that it needs: killed, it would leave the lock behind. A second interruption kills it. */
  readonly graceMs?: undefined;
}

interface CommandWithoutLock {
  readonly outputFile?: undefined;
  /** How long it may take to end after an interruption. Default: until the second one. */
  readonly graceMs?: number;
}

/** One command of Terraform, which holds the lock of the state or not. */
export type TerraformCommand = AnyCommand & (LockingCommand | CommandWithoutLock);

/** What is kept of lines that are no events: the document of `show -json`. */
const documentLimit = fileLimits.document;
/** Nobody reads more of them. */
const mostDiagnostics = 1_000;

const lastWordsLines = 6;
/** Where an expression fails Terraform quotes it with its values, whole scripts among them. */
const lastWordsWidth = 300;

/**
 * Runs one command of Terraform.
 * @returns its lines that are no events: the document of `show -json` and `output -json`.
 * @throws UserError with Terraform's errors, or `Interrupted`.
 */
export async function runTerraform(target: TerraformTarget, command: TerraformCommand): Promise<string> {
  const diagnostics: TerraformDiagnostic[] = [];
  const rest: string[] = [];
  let pid: number | undefined;
  target.beforeStart?.();
  let restLength = 0;
  const begun = command.interruptFrom === undefined ? undefined : new AbortController();
  const result = await run({
    command: target.binary.path,
    args: command.args,
    cwd: target.folder,
    env: target.env,
    interrupt: target.interrupt,
    interruptFrom: begun?.signal,
    graceMs: command.graceMs,
    outputFile: command.outputFile,
    onStart: (started) => {
      pid = started;
      target.onChild?.(started);
    },
    onStdoutLine: (line) => {
      // A script in Terraform's place has handed over to it by now: it is another program under the same id.
      if (pid !== undefined) target.onChild?.(pid);
      pid = undefined;
      const message = parseMessage(line);
      if (message !== undefined && message.type === command.interruptFrom) begun?.abort();
      if (message?.type === 'diagnostic' && diagnostics.length < mostDiagnostics)
        diagnostics.push(message.diagnostic);
      if (message !== undefined) command.onMessage?.(message);
      else if (!line.startsWith('{"@level"')) {
        restLength += line.length;
        if (restLength <= documentLimit) rest.push(line);
      }
    },
  });
  target.onChild?.(undefined);
  const [step] = command.args;
  if (result.exitCode === 0 && restLength > documentLimit)
    throw terraformOutputTooLarge.error({ suffix: target.suffix, step });
  if (result.exitCode === 0) return rest.join('\n');
  if (result.interrupted) {
    const message = `${target.suffix}: terraform ${step} was interrupted.`;
    throw interruption(target.interrupt, message, { killed: result.signal !== null });
  }
  throw failure(target, { step, result, diagnostics, words: `${result.stderr}\n${rest.join('\n')}` });
}

function failure(
  target: TerraformTarget,
  {
    step,
    result,
    diagnostics,
    words,
  }: {
    readonly step: string;
    readonly result: RunResult;
    readonly diagnostics: readonly TerraformDiagnostic[];
    readonly words: string;
  },
): UserError {
  const { suffix, invocation } = target;
  const problems = problemsOf(diagnostics, target);
  const lastWords = lastLines(words);
  if (result.signal === null && problems.length > 0) return new UserError(problems, { exitCode: 3 });
  if (result.signal === null && isAboutFullDisk(words))
    return terraformDiskFull.error({ suffix, invocation });
  if (result.signal === null && lastWords !== '') {
    return terraformFailed.error({
      suffix,
      invocation,
      summary: `terraform ${step} failed.`,
      detail: lastWords,
    });
  }
  const ending = result.signal === null ? `exit code ${result.exitCode}` : `signal ${result.signal}`;
  const crash = terraformCrashed.problem({ suffix, invocation, step, ending, lastWords });
  return new UserError([crash, ...problems], { exitCode: 3 });
}

function lastLines(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    // Terraform draws a frame around its plain errors.
    .map((line) => line.replace(/^[╷│╵]\s?/, '').trimEnd())
    .filter((line) => line !== '');
  return lines.slice(-lastWordsLines).map(shortened).join('\n');
}

function shortened(line: string): string {
  return line.length <= lastWordsWidth ? line : `${line.slice(0, lastWordsWidth - 1)}…`;
}
