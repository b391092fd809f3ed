import { firstProblems } from '../../errors/first-problems.js';
import type { Problem } from '../../errors/problem.js';

/** The form that every error has with `--json`: of more than 100 problems the first, and how many there are. */
export function problemsAsJson(problems: readonly Problem[]): Readonly<Record<string, unknown>> {
  return { ok: problems.every(({ severity }) => severity !== 'error'), problems: firstProblems(problems) };
}
