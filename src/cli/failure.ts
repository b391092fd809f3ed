import type { Problem } from '../errors/problem.js';
import { UserError } from '../errors/user-error.js';
import { problemsAsJson, renderProblems } from '../render/problems.js';
import type { CliContext } from './context.js';

/** Prints what went wrong and returns the exit code. */
export async function printFailures(
  context: CliContext,
  failures: readonly unknown[],
  json: boolean,
): Promise<number> {
  context.progress.stop();
  const unexpected = failures.find((failure) => !(failure instanceof UserError));
  if (unexpected !== undefined) {
    const { reportBug } = await import('./bug-report.js');
    return reportBug(context, unexpected);
  }
  const errors = failures.filter((failure) => failure instanceof UserError);
  const problems: readonly Problem[] = errors.flatMap((error) => error.problems);
  if (json) context.print(problemsAsJson(problems));
  else context.say(renderProblems(problems, { paint: context.paintError, cwd: context.cwd }));
  return errors[0]?.exitCode ?? 2;
}
