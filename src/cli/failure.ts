import { messageOf } from '../errors/message-of.js';
import type { Problem } from '../errors/problem.js';
import { UserError } from '../errors/user-error.js';
import { Interrupted } from '../processes/interrupt.js';
import { problemsAsJson } from '../render/json/problems-as-json.js';
import { oneLine } from '../render/terminal/one-line.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { CliContext } from './context.js';
import { internalFault, interruptedRun } from './errors.js';

/** Prints what went wrong and returns the exit code. With `--json` there is a document also for an interruption and for a fault of ours. */
export async function printFailures(context: CliContext, failures: readonly unknown[]): Promise<number> {
  const interrupted = context.interrupt.gentle.aborted;
  const cut = interruptionMessage(failures);
  if (interrupted) context.say(oneLine(cut));
  // What breaks while a command is cut off is no news to the person who did it.
  const unexpected = interrupted ? undefined : failures.find((failure) => !(failure instanceof UserError));
  if (unexpected !== undefined) {
    const { reportBug } = await import('./bug-report.js');
    printJson(context, [internalFault.problem({ message: firstLineOf(messageOf(unexpected)) })]);
    return reportBug(context, unexpected);
  }
  const errors = failures.filter((failure) => failure instanceof UserError);
  const problems: readonly Problem[] = errors.flatMap((error) => error.problems);
  if (interrupted && problems.length === 0) printJson(context, [interruptedRun.problem({ message: cut })]);
  if (problems.length === 0) return 2;
  if (wantsJson(context.inputs)) printJson(context, problems);
  else context.say(renderProblems(problems, { paint: context.paintError, cwd: context.cwd }));
  return errors[0]?.exitCode ?? 2;
}

/** One document is all that a reader of stdout can take. */
function printJson(context: CliContext, problems: readonly Problem[]): void {
  if (wantsJson(context.inputs) && !context.hasPrintedJson) context.printJson(problemsAsJson(problems));
}

function firstLineOf(message: string): string {
  return message.split('\n')[0] ?? '';
}

function wantsJson(inputs: readonly string[]): boolean {
  const format = inputs.indexOf('--format');
  const formatted = inputs.includes('--format=json') || (format !== -1 && inputs[format + 1] === 'json');
  return inputs.includes('--json') || formatted;
}

function interruptionMessage(failures: readonly unknown[]): string {
  return failures.find((failure) => failure instanceof Interrupted)?.message ?? 'Interrupted.';
}
