import { type LoadOptions, loadEnvironments } from '../../config/file/load.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { today } from '../today.js';

/** What `validate` found. */
export interface Validation {
  /** True when there is no error; warnings may remain. */
  readonly ok: boolean;
  /** Errors and warnings in the order of the file. */
  readonly problems: readonly Problem[];
  /** Number of environments; 0 when the file has an error. */
  readonly environments: number;
}

/** Validates environments.yaml; problems of the file are data, not exceptions. */
export function validate(
  context: OperationContext,
  { file, boundary }: Pick<LoadOptions, 'boundary'> & { readonly file: string },
): Validation {
  const { invocation, interrupt } = context;
  const options = { today: today(context), boundary, invocation };
  try {
    const { warnings, environments } = endingAtOnce(interrupt, () => loadEnvironments(file, options));
    return { ok: true, problems: warnings, environments: environments.length };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ok: false, problems: error.problems, environments: 0 };
  }
}
