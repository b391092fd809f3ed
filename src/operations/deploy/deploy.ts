import { backendBlock } from '../../config/values/backend-block.js';
import { plainInvocation } from '../../errors/invocation.js';
import { messageOf } from '../../errors/message-of.js';
import { UserError } from '../../errors/user-error.js';
import { stateLocked } from '../../terraform/errors.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import type { AppliedCounts } from '../../terraform/run/progress.js';
import { checkBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { type BeforeDeploy, beforeDeploy } from '../doctor/before-deploy.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { untilUnlocked } from '../run/lock-wait.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { parallelApplies, parallelPlans } from '../run/parallelism.js';
import { inTierOrder } from '../run/tier-order.js';
import { withEnvironments } from '../run/with-environments.js';
import { readOutputs } from '../state/output.js';
import { applyPlan } from './apply.js';
import { approveEach, tellPlanned, tierOfSuffix } from './approve-each.js';
import { allowanceForSeveral } from './guards/guard-errors.js';
import { refuseHarm } from './guards/refuse-harm.js';
import { type EnvironmentPlan, hasChanges, type PlannedRun, planReviewed } from './plan.js';
import { snapshotFirst } from './snapshot/snapshot-first.js';

/** One environment after a deploy. */
export interface DeployedEnvironment {
  readonly suffix: string;
  readonly plan: EnvironmentPlan;
  readonly applied: AppliedCounts;
  /** Outputs of the stack by name; a sensitive one is null. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface DeployOptions extends RunOptions {
  /** Do not look first for what would make the deploy fail. */
  readonly skipDoctor?: boolean;
  /** Addresses of resources whose data the deploy may take away. Default: none. */
  readonly allow?: readonly string[];
  /** Why data may be lost; needed in production, and kept in the journal. */
  readonly reason?: string;
  /** Told the plans of all environments before the first question. */
  readonly show?: (plans: readonly EnvironmentPlan[]) => void;
  /** Asked for each environment whose plan changes something; for production when the tiers before it are deployed. False declines it alone. */
  readonly approve: (plan: EnvironmentPlan) => Promise<boolean>;
}

const nothingApplied: AppliedCounts = { created: 0, updated: 0, replaced: 0, destroyed: 0 };

/**
 * Looks for what would make the deploy fail, plans, asks, and applies exactly those plans: development, then staging, then production. A
 * failure is the outcome of one environment; it stops the tiers after its own.
 * @returns the outcome of each environment, in the order of the file
 */
export async function deploy(
  context: OperationContext,
  options: DeployOptions,
): Promise<readonly EnvironmentOutcome<DeployedEnvironment>[]> {
  const { failFast, allow = [], environments } = options;
  if (allow.length > 0 && environments.length !== 1)
    throw allowanceForSeveral.error({
      chosen: environments.length,
      invocation: context.invocation ?? plainInvocation,
    });
  return withEnvironments(context, { ...options, command: 'deploy' }, async (runs) => {
    const ready = await lookFirst(context, runs, options);
    const plans = { context, failFast, parallel: parallelPlans(options) };
    const planned = await forEach(ready, plans, (run) => planGuarded(context, run, options));
    try {
      options.show?.(resultsOf(planned).map(({ plan }) => plan));
      return await applyApproved(context, planned, options);
    } finally {
      for (const { run } of resultsOf(planned)) removePlan(run.folder);
    }
  });
}

async function planGuarded(
  context: OperationContext,
  run: EnvironmentRun,
  options: DeployOptions,
): Promise<PlannedRun> {
  const planned = await planReviewed(context, run, options);
  try {
    refuseHarm(planned, { addresses: options.allow ?? [], reason: options.reason });
    return planned;
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
}

/** What keeps a deploy from its work is told before anything slow begins. */
async function lookFirst(
  context: OperationContext,
  runs: readonly EnvironmentOutcome<EnvironmentRun>[],
  options: DeployOptions,
): Promise<readonly EnvironmentOutcome<EnvironmentRun>[]> {
  const doctor = options.skipDoctor === true ? undefined : beforeDeploy(context, options);
  const parallel = parallelApplies(options);
  return forEach(runs, { context, parallel, failFast: options.failFast }, async (run) => {
    await lookAt(context, run, doctor);
    return run;
  });
}

async function lookAt(
  context: OperationContext,
  run: EnvironmentRun,
  doctor: BeforeDeploy | undefined,
): Promise<void> {
  const { folder, environment, target } = run;
  // A state that is elsewhere makes everything look as if it were not ours.
  checkBackend({ folder, wanted: backendBlock(environment), invocation: target.invocation });
  const locked = await untilUnlocked(context, run);
  const known = locked === undefined ? [] : [locked];
  if (doctor !== undefined) return doctor(folder.suffix, known);
  if (known.length > 0) throw new UserError(known, { exitCode: stateLocked.exitCode });
}

async function applyApproved(
  context: OperationContext,
  planned: readonly EnvironmentOutcome<PlannedRun>[],
  options: DeployOptions,
): Promise<readonly EnvironmentOutcome<DeployedEnvironment>[]> {
  const { failFast } = options;
  const tiers = { order: 'up', tierOf: tierOfSuffix(options.environments), failFast } as const;
  const approve = (some: readonly EnvironmentOutcome<PlannedRun>[]) => approveEach(context, some, options);
  const approved = await inTierOrder(planned, tiers, async (members, tier) =>
    tier === 'production' ? members : approve(members),
  );
  const parallel = parallelApplies(options);
  return inTierOrder(approved, tiers, async (members, tier) =>
    forEach(
      tier === 'production' ? await approve(members) : members,
      { context, parallel, failFast, notBegun: tellPlanned },
      (one) => deployOne(context, one, options.reason),
    ),
  );
}

async function deployOne(
  context: OperationContext,
  planned: PlannedRun,
  reason: string | undefined,
): Promise<DeployedEnvironment> {
  const { plan, run } = planned;
  if (!hasChanges(plan)) return deployed(context, planned, nothingApplied);
  const snapshots = await snapshotFirst(context, planned);
  const lost = planned.contents.changes.flatMap(({ losesData, address }) => (losesData ? [address] : []));
  if (lost.length > 0) run.journal.allowed({ addresses: lost, reason, snapshots });
  return deployed(context, planned, await applyPlan(context, planned, 'apply'));
}

async function deployed(
  context: OperationContext,
  { plan, run }: PlannedRun,
  applied: AppliedCounts,
): Promise<DeployedEnvironment> {
  return { suffix: plan.suffix, plan, applied, outputs: await outputsAfter(context, run) };
}

/** What is deployed is deployed, also when its outputs cannot be read. */
async function outputsAfter({ emit }: OperationContext, run: EnvironmentRun) {
  try {
    return await readOutputs(run);
  } catch (error) {
    const message = `It is deployed, but its outputs cannot be read: ${messageOf(error)}`;
    emit({ type: 'notice', environment: run.folder.suffix, message });
    return {};
  }
}
