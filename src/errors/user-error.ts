import type { Problem } from './problem.js';

/** 1 declined or found, 2 wrong use or configuration, 3 Terraform or AWS failed: see docs/reference/errors.md. */
export type UserExitCode = 1 | 2 | 3;

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
