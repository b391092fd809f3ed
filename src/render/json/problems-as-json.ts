import type { Problem } from '../../errors/problem.js';

/** The form that every error has with `--json`. */
export function problemsAsJson(problems: readonly Problem[]): Readonly<Record<string, unknown>> {
  return { ok: problems.every(({ severity }) => severity !== 'error'), problems };
}
