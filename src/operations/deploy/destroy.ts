import { UserError } from '../../errors/user-error.js';
import { removeFolder, removePlan } from '../../terraform/folder/environment-folder.js';
import { forgetBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { environmentProtected } from '../errors.js';
import type { RunOptions } from '../run/environment-run.js';
import { forAll, parallelApplies, parallelPlans } from '../run/for-each.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyState } from '../state/state-access.js';
import { applyPlan } from './apply.js';
import { type EnvironmentPlan, hasChanges, type PlannedRun, planAll } from './plan.js';

export interface DestroyResult {
  /** False when the question was declined: nothing was destroyed. */
  readonly destroyed: boolean;
  /** How many resources of each environment were destroyed. */
  readonly environments: readonly { readonly suffix: string; readonly destroyed: number }[];
}

export interface DestroyOptions extends RunOptions {
  /** Asked once, with all plans, and only when there is something to destroy. */
  readonly approve: (plans: readonly EnvironmentPlan[]) => Promise<boolean>;
}

/**
 * Destroys environments after a question. The empty state stays, the working folder goes.
 * @throws UserError `environment-protected` before anything is destroyed, the problems of all environments, or `Interrupted`
 */
export async function destroy(context: OperationContext, options: DestroyOptions): Promise<DestroyResult> {
  return withEnvironments(context, { ...options, command: 'destroy' }, async (runs) => {
    const parallel = parallelPlans(options);
    const emptiness = await forAll(runs, { parallel, context }, hasEmptyState);
    const deployed = runs.filter((_, index) => emptiness[index] === false);
    const planned = await planAll(context, deployed, { ...options, destroy: true });
    try {
      throwIfProtected(planned);
      const plans = planned.map(({ plan }) => plan);
      if (plans.some(hasChanges) && !(await options.approve(plans))) {
        return { destroyed: false, environments: [] };
      }
      const done = await forAll(planned, { parallel: parallelApplies(options), context }, (one) =>
        destroyOne(context, one),
      );
      const counts = new Map(done);
      for (const { folder } of runs) forgetBackend(folder);
      const environments = runs.map(({ folder: { suffix } }) => ({
        suffix,
        destroyed: counts.get(suffix) ?? 0,
      }));
      return { destroyed: true, environments };
    } finally {
      for (const { run } of planned) removePlan(run.folder);
    }
  });
}

async function destroyOne(
  context: OperationContext,
  planned: PlannedRun,
): Promise<readonly [string, number]> {
  const { plan, run } = planned;
  const destroyed = hasChanges(plan) ? (await applyPlan(context, planned, 'destroy')).destroyed : 0;
  removeFolder(run.folder);
  return [plan.suffix, destroyed];
}

function throwIfProtected(planned: readonly PlannedRun[]): void {
  const problems = planned
    .filter(({ contents }) => contents.protections.length > 0)
    .map(({ plan, run, contents }) =>
      environmentProtected.problem({
        suffix: plan.suffix,
        invocation: run.invocation,
        protections: contents.protections,
      }),
    );
  if (problems.length > 0) throw new UserError(problems, { exitCode: environmentProtected.exitCode });
}
