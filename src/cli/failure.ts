import type { Problem } from '../errors/problem.js';
import { UserError } from '../errors/user-error.js';
import { Interrupted } from '../processes/interrupt.js';
import { problemsAsJson } from '../render/json/problems-as-json.js';
import { oneLine } from '../render/terminal/one-line.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { CliContext } from './context.js';

/** Prints what went wrong and returns the exit code. */
export async function printFailures(
  context: CliContext,
  failures: readonly unknown[],
  inputs: readonly string[],
): Promise<number> {
  context.progress.stop();
  const interrupted = context.interrupt.gentle.aborted;
  if (interrupted) context.say(oneLine(interruptionMessage(failures)));
  // What breaks while a command is cut off is no news to the person who did it.
  const unexpected = interrupted ? undefined : failures.find((failure) => !(failure instanceof UserError));
  if (unexpected !== undefined) {
    const { reportBug } = await import('./bug-report.js');
    return reportBug(context, unexpected);
  }
  const errors = failures.filter((failure) => failure instanceof UserError);
  const problems: readonly Problem[] = errors.flatMap((error) => error.problems);
  if (problems.length === 0) return 2;
  if (wantsJson(inputs)) context.print(problemsAsJson(problems));
  else context.say(renderProblems(problems, { paint: context.paintError, cwd: context.cwd }));
  return errors[0]?.exitCode ?? 2;
}

function wantsJson(inputs: readonly string[]): boolean {
  const format = inputs.indexOf('--format');
  const formatted = inputs.includes('--format=json') || (format !== -1 && inputs[format + 1] === 'json');
  return inputs.includes('--json') || formatted;
}

function interruptionMessage(failures: readonly unknown[]): string {
  return failures.find((failure) => failure instanceof Interrupted)?.message ?? 'Interrupted.';
}
