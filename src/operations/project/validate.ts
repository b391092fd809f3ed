import { type LoadOptions, loadEnvironments } from '../../config/file/load.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { endingAtOnce } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { localOrphanWarnings } from '../orphans/local-orphan-warnings.js';
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

type ValidateOptions = Pick<LoadOptions, 'boundary'> & { readonly file: string };

/** Validates environments.yaml; problems of the file are data, not exceptions. */
export function validate(context: OperationContext, options: ValidateOptions): Validation {
  return validateFile(context, options).validation;
}

/** The same as `multienv validate` does it: what is deployed from this project folder and no longer in the file is a warning. AWS is not asked. */
export async function validateProject(
  context: OperationContext,
  options: ValidateOptions,
): Promise<Validation> {
  const { validation, loaded } = validateFile(context, options);
  if (loaded === undefined) return validation;
  const orphans = await localOrphanWarnings(context, loaded);
  return { ...validation, problems: [...validation.problems, ...orphans] };
}

function validateFile(context: OperationContext, { file, boundary }: ValidateOptions) {
  const { invocation, interrupt } = context;
  const options = { today: today(context), boundary, invocation };
  try {
    const loaded = endingAtOnce(interrupt, () => loadEnvironments(file, options));
    const { warnings, environments } = loaded;
    return { validation: { ok: true, problems: warnings, environments: environments.length }, loaded };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { validation: { ok: false, problems: error.problems, environments: 0 }, loaded: undefined };
  }
}
