import type { UserExitCode } from './define-error.js';
import type { Problem } from './problem.js';

/** Something that the reader can mend: one problem or several, and the exit code of the command. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly problems: readonly Problem[];
  readonly exitCode: UserExitCode;

  constructor(
    problems: readonly Problem[],
    options: { readonly exitCode?: UserExitCode; readonly cause?: unknown } = {},
  ) {
    super(problems.map((problem) => problem.message).join('\n'), { cause: options.cause });
    this.problems = problems;
    this.exitCode = options.exitCode ?? 2;
  }

  /** Code of the first problem: most errors have only one. */
  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}
