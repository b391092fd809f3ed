import { undeployedProtections } from '../../changes/deletion-settings.js';
import { removeFolder, removePlan } from '../../terraform/folder/environment-folder.js';
import { forgetBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { parallelApplies, parallelPlans } from '../run/parallelism.js';
import { inTierOrder } from '../run/tier-order.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyState } from '../state/state-access.js';
import { applyPlan } from './apply.js';
import { approveEach, tellPlanned, tierOfSuffix } from './approve-each.js';
import { environmentProtected, protectionNotDeployed } from './destroy-errors.js';
import { type EnvironmentPlan, hasChanges, nothingPlanned, type PlannedRun, planRun } from './plan.js';

/** One environment after its end. */
export interface DestroyedEnvironment {
  readonly suffix: string;
  /** How many resources were destroyed. */
  readonly destroyed: number;
}

export interface DestroyOptions extends RunOptions {
  /** Told the plans of all environments of which something is to be destroyed, before the first question. */
  readonly show?: (plans: readonly EnvironmentPlan[]) => void;
  /** Asked for each environment of which there is something to destroy. False declines it alone. */
  readonly approve: (plan: EnvironmentPlan) => Promise<boolean>;
}

/**
 * Destroys environments after a question for each: production, then staging, then development. The empty state stays, the working folder goes.
 * A failure is the outcome of one environment, `environment-protected` among them; it stops the tiers after its own.
 * @returns the outcome of each environment, in the order of the file
 */
export async function destroy(
  context: OperationContext,
  options: DestroyOptions,
): Promise<readonly EnvironmentOutcome<DestroyedEnvironment>[]> {
  const { failFast } = options;
  return withEnvironments(context, { ...options, command: 'destroy' }, async (runs) => {
    const plans = { context, failFast, parallel: parallelPlans(options) };
    const planned = await forEach(runs, plans, (run) => planDestroy(context, run));
    try {
      options.show?.(resultsOf(planned).flatMap(({ plan }) => (hasChanges(plan) ? [plan] : [])));
      const tiers = { order: 'down', tierOf: tierOfSuffix(options.environments), failFast } as const;
      const approved = await inTierOrder(planned, tiers, (members) => approveEach(context, members, options));
      const applies = { context, failFast, parallel: parallelApplies(options), notBegun: tellPlanned };
      return await inTierOrder(approved, tiers, (members) =>
        forEach(members, applies, (one) => destroyOne(context, one)),
      );
    } finally {
      for (const { run } of resultsOf(planned)) removePlan(run.folder);
    }
  });
}

/** @throws UserError `environment-protected` or `protection-not-deployed` before anything is destroyed */
async function planDestroy(context: OperationContext, run: EnvironmentRun): Promise<PlannedRun> {
  if (await hasEmptyState(run)) return nothingPlanned(run);
  const planned = await planRun(context, run, { destroy: true });
  const { protections, deleted } = planned.contents;
  const about = { suffix: run.folder.suffix, invocation: run.invocation };
  try {
    if (protections.length > 0) throw environmentProtected.error({ ...about, protections });
    const undeployed = undeployedProtections(deleted, await run.stacks.jsonOf(run.environment));
    if (undeployed.length > 0) throw protectionNotDeployed.error({ ...about, undeployed });
    return planned;
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
}

async function destroyOne(context: OperationContext, planned: PlannedRun): Promise<DestroyedEnvironment> {
  const { plan, run } = planned;
  const destroyed = hasChanges(plan) ? (await applyPlan(context, planned, 'destroy')).destroyed : 0;
  removeFolder(run.folder);
  forgetBackend(run.folder);
  return { suffix: plan.suffix, destroyed };
}
