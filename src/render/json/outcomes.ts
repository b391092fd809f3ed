import { firstProblems } from '../../errors/first-problems.js';
import { UserError } from '../../errors/user-error.js';
import { type EnvironmentOutcome, userErrorsOf } from '../../operations/run/outcome.js';

type Data = Readonly<Record<string, unknown>>;

/** `ok` of a document about several environments (what was cut short is not), and the problems of those that failed. */
export function failuresAsJson(outcomes: readonly EnvironmentOutcome<unknown>[]): Data {
  const problems = userErrorsOf(outcomes).flatMap((error) => error.problems);
  if (outcomes.some(({ outcome }) => outcome === 'failed'))
    return { ok: false, problems: firstProblems(problems) };
  return { ok: outcomes.every(({ outcome }) => outcome !== 'interrupted') };
}

/** The outcome of one environment: with its data, with its problems, or with the reason. */
export function outcomeAsJson<Result>(
  one: EnvironmentOutcome<Result>,
  dataOf: (result: Result) => object,
): Data {
  const { suffix, outcome } = one;
  if (outcome === 'ok') return { suffix, outcome, ...dataOf(one.result) };
  if (outcome === 'failed') {
    const problems = one.error instanceof UserError ? one.error.problems : [];
    return { suffix, outcome, problems: firstProblems(problems) };
  }
  if (outcome === 'interrupted') return { suffix, outcome, reason: one.message };
  return outcome === 'skipped' ? { suffix, outcome, reason: one.reason } : { suffix, outcome };
}
