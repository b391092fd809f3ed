import type { Problem } from '../../errors/problem.js';
import { jsonDocument } from './json-document.js';

/** The form that every error has with `--json`. */
export function problemsAsJson(problems: readonly Problem[]): string {
  const ok = problems.every(({ severity }) => severity !== 'error');
  return jsonDocument({ ok, problems });
}
