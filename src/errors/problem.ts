/** How much a problem matters: an `error` stops the command, a `warning` is shown and goes on. */
export type ProblemSeverity = 'error' | 'warning';

/**
 * One thing that a person can mend, in the form that `--json` prints.
 * `file`, `line` and `column` are null where the problem has no place in a file; line and column count from 1.
 */
export interface Problem {
  /** Permanent, kebab-case; listed in docs/reference/errors.md. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  /** What is wrong, with the value where it helps (never a secret). */
  readonly message: string;
  /** The next edit or command. */
  readonly hint: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** Dotted path of the setting, for example `environments.dev-001.compute.minSize`. */
  readonly path: string | null;
  readonly value: unknown;
  /** What would be accepted: a list of values, or one sentence. */
  readonly allowed: readonly string[] | string | null;
  /** The nearest valid name. */
  readonly suggestion: string | null;
}

/** Where a problem is and what it is about: everything of a `Problem` but its code and its words. */
export interface ProblemPlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly path?: string;
  readonly value?: unknown;
  readonly allowed?: readonly string[] | string;
  readonly suggestion?: string;
}
