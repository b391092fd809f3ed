import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import { plainInvocation } from '../../../errors/invocation.js';
import { UserError } from '../../../errors/user-error.js';
import type { OperationContext } from '../../context.js';
import { bundleFolders } from './bundle-folder.js';
import { savedPlanForeign } from './saved-plan-errors.js';

/**
 * The environments of which a folder has saved plans.
 * @throws UserError `saved-plan-foreign` for each that the file does not have, `saved-plan-missing` where there is none
 */
export function environmentsOfPlans(
  context: OperationContext,
  folder: string,
  environments: readonly ResolvedEnvironment[],
): readonly ResolvedEnvironment[] {
  const { invocation = plainInvocation } = context;
  const found = [...bundleFolders(context, { named: folder, invocation }).keys()];
  const unknown = found.filter((suffix) => !environments.some((one) => one.suffix === suffix));
  const problems = unknown.map((suffix) => {
    const now = `environments.yaml, which has ${environments.map((one) => one.suffix).join(', ')}`;
    return savedPlanForeign.problem({ suffix, what: 'environment', was: suffix, now, invocation });
  });
  if (problems.length > 0) throw new UserError(problems, { exitCode: 1 });
  return environments.filter(({ suffix }) => found.includes(suffix));
}
