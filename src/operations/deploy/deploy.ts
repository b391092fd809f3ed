import { backendBlock } from '../../config/values/backend-block.js';
import { UserError } from '../../errors/user-error.js';
import { stateLocked } from '../../terraform/errors.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import type { AppliedCounts } from '../../terraform/run/progress.js';
import { checkBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { checkBeforeDeploy } from '../doctor/before-deploy.js';
import type { RunOptions } from '../run/environment-run.js';
import { forAll, parallelApplies } from '../run/for-each.js';
import { untilUnlocked } from '../run/lock-wait.js';
import { withEnvironments } from '../run/with-environments.js';
import { readOutputs } from '../state/output.js';
import { applyPlan } from './apply.js';
import { type EnvironmentPlan, hasChanges, type PlannedRun, planReviewed } from './plan.js';

export { hasChanges } from './plan.js';

/** One environment after a deploy. */
export interface DeployedEnvironment {
  readonly suffix: string;
  readonly plan: EnvironmentPlan;
  readonly applied: AppliedCounts;
  /** Outputs of the stack by name; a sensitive one is null. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface DeployResult {
  /** False when the question was declined: nothing was changed. */
  readonly deployed: boolean;
  readonly environments: readonly DeployedEnvironment[];
}

export interface DeployOptions extends RunOptions {
  /** Do not look first for what would make the deploy fail. */
  readonly skipDoctor?: boolean;
  /** Asked once, with all plans, and only when one of them changes something. */
  readonly approve: (plans: readonly EnvironmentPlan[]) => Promise<boolean>;
}

const nothingApplied: AppliedCounts = { created: 0, updated: 0, replaced: 0, destroyed: 0 };

/**
 * Looks for what would make the deploy fail, plans all environments, asks, and applies exactly those plans. A plan that fails stops the deploy before the question;
 * an apply that fails does not stop the others.
 * @throws UserError with the problems of all environments, or `Interrupted`
 */
export async function deploy(context: OperationContext, options: DeployOptions): Promise<DeployResult> {
  return withEnvironments(context, { ...options, command: 'deploy' }, async (runs) => {
    // A state that is elsewhere makes everything look as if it were not ours.
    for (const { folder, environment, target } of runs)
      checkBackend({ folder, wanted: backendBlock(environment), sandbox: target.sandbox });
    const parallel = parallelApplies(options);
    const locked = (await forAll(runs, { parallel, context }, (run) => untilUnlocked(context, run))).filter(
      (problem) => problem !== undefined,
    );
    if (options.skipDoctor !== true) await checkBeforeDeploy(context, { ...options, known: locked });
    else if (locked.length > 0) throw new UserError(locked, { exitCode: stateLocked.exitCode });
    const planned = await planReviewed(context, runs, options);
    try {
      const plans = planned.map(({ plan }) => plan);
      if (plans.some(hasChanges) && !(await options.approve(plans))) {
        return { deployed: false, environments: [] };
      }
      const environments = await forAll(planned, { parallel, context }, (one) => deployOne(context, one));
      return { deployed: true, environments };
    } finally {
      for (const { run } of planned) removePlan(run.folder);
    }
  });
}

async function deployOne(context: OperationContext, planned: PlannedRun): Promise<DeployedEnvironment> {
  const { plan, run } = planned;
  const applied = hasChanges(plan) ? await applyPlan(context, planned, 'apply') : nothingApplied;
  return { suffix: plan.suffix, plan, applied, outputs: await readOutputs(run) };
}
