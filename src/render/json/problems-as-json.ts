import { firstProblems } from '../../errors/first-problems.js';
import type { Problem } from '../../errors/problem.js';
import { jsonDocument } from './json-document.js';

/** The form that every error has with `--json`: of more than 100 problems the first, and how many there are. */
export function problemsAsJson(problems: readonly Problem[]): string {
  const ok = problems.every(({ severity }) => severity !== 'error');
  return jsonDocument({ ok, problems: firstProblems(problems) });
}
