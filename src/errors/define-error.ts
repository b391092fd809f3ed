import type { Problem, ProblemPlace, ProblemSeverity } from './problem.js';
import { UserError, type UserExitCode } from './user-error.js';

interface ErrorDeclaration<Details> {
  /** Permanent, kebab-case, unique. */
  readonly code: string;
  /** One sentence for the reference page: when it appears. */
  readonly summary: string;
  /** 1 declined or found, 2 wrong use or configuration, 3 Terraform or AWS failed. Default 2. */
  readonly exitCode?: UserExitCode;
  /** Default `error`. */
  readonly severity?: ProblemSeverity;
  readonly message: (details: Details) => string;
  readonly hint: (details: Details) => string;
}

/** A declared error: `problem` describes one occurrence, `error` makes it throwable. */
export interface ErrorDefinition<Details> {
  readonly code: string;
  readonly summary: string;
  readonly exitCode: UserExitCode;
  readonly severity: ProblemSeverity;
  readonly problem: (details: Details, place?: ProblemPlace) => Problem;
  readonly error: (details: Details, options?: ProblemPlace & { readonly cause?: unknown }) => UserError;
}

const definitions = new Map<string, ErrorDefinition<never>>();

/**
 * Declares an error that a person can mend.
 * @throws Error when the code is declared twice: that is a bug of ours.
 */
export function defineError<Details = void>(
  declaration: ErrorDeclaration<Details>,
): ErrorDefinition<Details> {
  const { code, summary, exitCode = 2, severity = 'error' } = declaration;
  if (definitions.has(code)) throw new Error(`The error code ${code} is declared twice.`);
  const problem = (details: Details, place: ProblemPlace = {}): Problem => ({
    code,
    severity,
    message: declaration.message(details),
    hint: declaration.hint(details),
    file: place.file ?? null,
    line: place.line ?? null,
    column: place.column ?? null,
    path: place.path ?? null,
    value: place.value ?? null,
    allowed: place.allowed ?? null,
    suggestion: place.suggestion ?? null,
  });
  const definition: ErrorDefinition<Details> = {
    code,
    summary,
    exitCode,
    severity,
    problem,
    error: (details, { cause, ...place } = {}) =>
      new UserError([problem(details, place)], { exitCode, cause }),
  };
  definitions.set(code, definition);
  return definition;
}

/** Every error declared by the modules loaded so far, sorted by code; for the reference page and its test. */
export function declaredErrors(): readonly ErrorDefinition<never>[] {
  return [...definitions.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
