import type { CallerIdentity } from '../../aws/sts.js';
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
import { refuseWhatAwsRefuses } from '../doctor/tell-refusals.js';
import { tellOrphans } from '../orphans/tell-orphans.js';
import { noteDeploy, notingDeploy } from '../record/note-deploy.js';
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
import { refuseDeletions } from './limits/refuse-deletions.js';
import { type EnvironmentPlan, hasChanges, type PlannedRun, planReviewed } from './plan.js';
import { whatToLookAt } from './reading/what-to-look-at.js';
import type { RefreshVerdict } from './refresh/refresh-verdict.js';
import { type RefreshWait, refreshesBefore, watchRefreshes } from './refresh/watch-refreshes.js';
import { SavedPlans, type SavedPlansOptions } from './saved-plan/saved-plans.js';
import { snapshotFirst } from './snapshot/snapshot-first.js';
import { checkWhereItLives } from './state-guards/check-where-it-lives.js';

/** One environment after a deploy. */
export interface DeployedEnvironment {
  readonly suffix: string;
  readonly plan: EnvironmentPlan;
  readonly applied: AppliedCounts;
  /** How long the apply took. */
  readonly seconds: number;
  /** How the exchange of its instances ended, for each Auto Scaling Group that has had one. */
  readonly refreshes: readonly RefreshVerdict[];
  /** What goes on after it, or waits, in sentences. */
  readonly lookAt: readonly string[];
  /** Outputs of the stack by name; a sensitive one is null. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

export interface DeployOptions extends RunOptions, RefreshWait {
  /** Do not look first for what would make the deploy fail. */
  readonly skipDoctor?: boolean;
  /** Addresses of resources whose data the deploy may take away. Default: none. */
  readonly allow?: readonly string[];
  /** Why data may be lost; needed in production, and kept in the journal. */
  readonly reason?: string;
  /** Plans that were saved earlier, to be applied in place of new ones. Default: new ones are made. */
  readonly saved?: SavedPlansOptions;
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
  await tellOrphans(context, options);
  const { saved: savedPlans, loaded } = options;
  const saved = savedPlans && new SavedPlans(context, { ...savedPlans, loaded });
  return withEnvironments(context, { ...options, command: 'deploy' }, async (runs) => {
    const plans = { context, failFast, parallel: parallelPlans(options) };
    const opened = saved === undefined ? runs : await forEach(runs, plans, (run) => opening(saved, run));
    const ready = await lookFirst(context, opened, options);
    const planned = await forEach(ready, plans, (run) => planGuarded(context, run, { ...options, saved }));
    try {
      options.show?.(resultsOf(planned).map(({ plan }) => plan));
      return await applyApproved(context, planned, options);
    } finally {
      for (const { run } of resultsOf(planned)) removePlan(run.folder);
    }
  });
}

async function opening(saved: SavedPlans, run: EnvironmentRun): Promise<EnvironmentRun> {
  await saved.open(run);
  return run;
}

async function planGuarded(
  context: OperationContext,
  run: EnvironmentRun,
  options: Omit<DeployOptions, 'saved'> & { readonly saved: SavedPlans | undefined },
): Promise<PlannedRun> {
  const { saved, loaded } = options;
  const planned = await planReviewed(context, run, { loaded, saved });
  try {
    saved?.check(planned);
    const { allow = [], reason } = options;
    await refuseHarm(context, { ...planned, loaded }, { addresses: allow, reason });
    if (options.skipDoctor !== true) await refuseWhatAwsRefuses(context, planned);
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
    const caller = await lookAt(context, run, doctor);
    return caller === undefined ? run : { ...run, caller };
  });
}

async function lookAt(
  context: OperationContext,
  run: EnvironmentRun,
  doctor: BeforeDeploy | undefined,
): Promise<CallerIdentity | undefined> {
  const { folder, environment, target } = run;
  // A state that is elsewhere makes everything look as if it were not ours.
  checkBackend({ folder, wanted: backendBlock(environment), invocation: target.invocation });
  const locked = await untilUnlocked(context, run);
  // Whatever doctor would say of another region or account leads astray.
  await checkWhereItLives(context, run, { isEarly: true });
  const known = locked === undefined ? [] : [locked];
  if (doctor !== undefined) return doctor(folder.suffix, known);
  if (known.length > 0) throw new UserError(known, { exitCode: stateLocked.exitCode });
  return undefined;
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
      (one) => deployOne(context, one, options),
    ),
  );
}

async function deployOne(
  context: OperationContext,
  planned: PlannedRun,
  options: DeployOptions,
): Promise<DeployedEnvironment> {
  const { plan, run } = planned;
  const { loaded, reason } = options;
  if (!hasChanges(plan)) {
    await noteDeploy(context, run, { loaded });
    return deployed(context, planned, nothingApplied);
  }
  const snapshots = await snapshotFirst(context, planned);
  await refuseDeletions({ ...planned, loaded });
  const lost = planned.contents.changes.flatMap(({ losesData, address }) => (losesData ? [address] : []));
  if (lost.length > 0) run.journal.allowed({ addresses: lost, reason, snapshots });
  const before = await refreshesBefore(context, run, plan.changes);
  const started = performance.now();
  const applied = await notingDeploy(context, { run, loaded }, () => applyPlan(context, planned, 'apply'));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const done = await deployed(context, planned, applied);
  const refreshes = await watchRefreshes(context, { run, before }, options);
  return { ...done, seconds, refreshes, lookAt: whatToLookAt(planned, refreshes) };
}

async function deployed(
  context: OperationContext,
  { plan, run }: PlannedRun,
  applied: AppliedCounts,
): Promise<DeployedEnvironment> {
  const outputs = await outputsAfter(context, run);
  return { suffix: plan.suffix, plan, applied, seconds: 0, refreshes: [], lookAt: [], outputs };
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
