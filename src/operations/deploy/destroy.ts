import { UserError } from '../../errors/user-error.js';
import { stateLocked } from '../../terraform/errors.js';
import { removeFolder, removePlan } from '../../terraform/folder/environment-folder.js';
import { forgetBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { forgetDeploy, noteHalfDestroyed } from '../record/note-deploy.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { untilUnlocked } from '../run/lock-wait.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { parallelApplies, parallelPlans } from '../run/parallelism.js';
import { inTierOrder } from '../run/tier-order.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyState } from '../state/state-access.js';
import { applyPlan } from './apply.js';
import { approveEach, tellPlanned, tierOfSuffix } from './approve-each.js';
import { refuseDeletions } from './limits/refuse-deletions.js';
import { refuseDestroy } from './limits/refuse-destroy.js';
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
    const planned = await forEach(runs, plans, (run) => planDestroy(context, run, options));
    try {
      options.show?.(resultsOf(planned).flatMap(({ plan }) => (hasChanges(plan) ? [plan] : [])));
      const tiers = { order: 'down', tierOf: tierOfSuffix(options.environments), failFast } as const;
      const approved = await inTierOrder(planned, tiers, (members) => approveEach(context, members, options));
      const applies = { context, failFast, parallel: parallelApplies(options), notBegun: tellPlanned };
      return await inTierOrder(approved, tiers, (members) =>
        forEach(members, applies, (one) => destroyOne(context, one, options)),
      );
    } finally {
      for (const { run } of resultsOf(planned)) removePlan(run.folder);
    }
  });
}

/** @throws UserError before anything is destroyed: see `refuseDestroy` */
async function planDestroy(
  context: OperationContext,
  run: EnvironmentRun,
  { loaded }: Pick<RunOptions, 'loaded'>,
): Promise<PlannedRun> {
  // Before its first state is written, a deploy elsewhere leaves nothing but its lock.
  const locked = await untilUnlocked(context, run);
  if (locked !== undefined) throw new UserError([locked], { exitCode: stateLocked.exitCode });
  if (await hasEmptyState(run)) return nothingPlanned(run);
  const planned = await planRun(context, run, { destroy: true });
  try {
    await refuseDestroy(context, { ...planned, loaded });
    return planned;
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
}

async function destroyOne(
  context: OperationContext,
  planned: PlannedRun,
  { loaded }: Pick<RunOptions, 'loaded'>,
): Promise<DestroyedEnvironment> {
  const { plan, run } = planned;
  await refuseDeletions({ ...planned, loaded });
  const destroyed = hasChanges(plan) ? await applyDestroy(context, planned) : 0;
  await forgetDeploy(context, run);
  removeFolder(run.folder);
  forgetBackend(run.folder);
  return { suffix: plan.suffix, destroyed };
}

async function applyDestroy(context: OperationContext, planned: PlannedRun): Promise<number> {
  try {
    return (await applyPlan(context, planned, 'destroy')).destroyed;
  } catch (error) {
    await noteHalfDestroyed(context, planned.run);
    throw error;
  }
}
