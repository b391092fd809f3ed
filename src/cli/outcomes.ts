import { exitCodeOf } from '../operations/run/exit-code.js';
import { bugOf, type EnvironmentOutcome, userErrorsOf } from '../operations/run/outcome.js';
import { failuresAsJson } from '../render/json/outcomes.js';
import { type OutcomeWords, renderOutcomes } from '../render/terminal/outcomes.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { CliContext } from './context.js';

interface Told extends OutcomeWords {
  /** Print JSON, and nothing else. */
  readonly json?: boolean;
  /** Prints the results for a person. */
  readonly print: () => void;
  /** The document of `--json`; what failed is added to it. */
  readonly document: () => Readonly<Record<string, unknown>>;
}

/**
 * Prints the results of a command over several environments, then what became of the others. The worst outcome decides the exit code.
 * @throws the first fault of ours, after all has been told
 */
export function tellOutcomes(
  context: CliContext,
  outcomes: readonly EnvironmentOutcome<unknown>[],
  { json = false, print, document, ...words }: Told,
): void {
  if (json) context.printJson({ ...failuresAsJson(outcomes), ...document() });
  else {
    print();
    const problems = userErrorsOf(outcomes).flatMap((error) => error.problems);
    if (problems.length > 0)
      context.say(renderProblems(problems, { paint: context.paintError, cwd: context.cwd }));
  }
  context.say(renderOutcomes(outcomes, words));
  context.exitCode = exitCodeOf(outcomes) || context.exitCode;
  const bug = bugOf(outcomes);
  if (bug !== undefined) throw bug;
}
