import { problemsLeftOut } from './errors.js';
import type { Problem } from './problem.js';

const mostShown = 100;

/** The first 100 problems, and one that says how many there are; all of them where there are no more. */
export function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostShown) return problems;
  const left = problems.slice(mostShown);
  const last = problemsLeftOut.problem({ shown: mostShown, total: problems.length });
  const severity = left.some((one) => one.severity === 'error') ? 'error' : 'warning';
  return [...problems.slice(0, mostShown), { ...last, severity }];
}
