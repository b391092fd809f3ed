import type { Problem } from '../../errors/problem.js';

/** How a check ended: a `problem` stops a deploy, a `warning` does not, `skipped` could not be found out. */
export type CheckStatus = 'ok' | 'problem' | 'warning' | 'skipped';

/** What a check found. */
export interface Diagnosis {
  readonly status: CheckStatus;
  /** What was found, or why nothing could be. */
  readonly message: string;
  /** The command or edit that fixes it. */
  readonly fix?: string;
  /** The declared error of which this is an early word: `deploy` refuses with its code. */
  readonly code?: string;
}

/** All is well. */
export const ok = (message: string): Diagnosis => ({ status: 'ok', message });

/** A deploy would fail of it. */
export const problem = (message: string, fix: string): Diagnosis => ({ status: 'problem', message, fix });

/** A deploy may go on, somebody should look. */
export const warning = (message: string, fix: string): Diagnosis => ({ status: 'warning', message, fix });

/** Nothing is known. */
export const skipped = (message: string): Diagnosis => ({ status: 'skipped', message });

/** The same problem as an error of the catalogue. */
export const knownProblem = ({ code, message, hint }: Problem): Diagnosis => ({
  status: 'problem',
  message,
  fix: hint,
  code,
});
