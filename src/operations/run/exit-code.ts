import { UserError } from '../../errors/user-error.js';
import type { EnvironmentOutcome } from './outcome.js';

const fromWorst = [70, 143, 130, 3, 2, 1, 0] as const;

/** Exit code of a command over environments. */
export type ExitCode = (typeof fromWorst)[number];

/** The worst outcome decides the exit code of a command over several environments. */
export function exitCodeOf(outcomes: readonly EnvironmentOutcome<unknown>[]): ExitCode {
  const codes = new Set(outcomes.map(codeOf));
  return fromWorst.find((code) => codes.has(code)) ?? 0;
}

function codeOf(one: EnvironmentOutcome<unknown>): ExitCode {
  switch (one.outcome) {
    case 'ok':
      return 0;
    // What it was skipped for has a code of its own.
    case 'skipped':
    case 'declined':
      return 1;
    case 'interrupted':
      return one.signal === 'SIGTERM' ? 143 : 130;
    case 'failed':
      return one.error instanceof UserError ? one.error.exitCode : 70;
  }
}
