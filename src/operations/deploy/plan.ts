import { refuseWithoutCredentials } from '../../aws/network/refuse-without-credentials.js';
import type { Finding } from '../../policy/finding.js';
import { summarize } from '../../policy/review/summarize.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import type { SealedPlan } from '../../terraform/folder/sealed-plan.js';
import { forgetInit } from '../../terraform/run/init.js';
import type { OperationContext } from '../context.js';
import { tellRefusals } from '../doctor/tell-refusals.js';
import { tellOrphans } from '../orphans/tell-orphans.js';
import { wasProduction } from '../record/was-production.js';
import { checkMadeDespiteError } from '../recover/made-despite-error.js';
import { checkUnsentPassword } from '../recover/unsent-password.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { parallelPlans } from '../run/parallelism.js';
import { prepare } from '../run/prepare.js';
import { stage } from '../run/stage.js';
import { withEnvironments } from '../run/with-environments.js';
import { withStateErrors } from '../state/state-access.js';
import { tellRollback } from '../state/tell-rollback.js';
import type { EnvironmentPlan } from './environment-plan.js';
import { tellHarm } from './guards/refuse-harm.js';
import { tellDestroy } from './limits/refuse-destroy.js';
import { weighedUnchanged } from './limits/weighed-unchanged.js';
import { sparingNeverCompleted } from './never-completed.js';
import { checkPassword, explainSecret } from './password/password-check.js';
import { sendsPassword } from './password/sends-password.js';
import { emptyPlan, type PlanContents, planContents } from './plan-contents.js';
import { withSettings } from './reading/with-settings.js';
import { refuseGraveFindings, reviewPlan } from './review-plan.js';
import { planFresh, type SavedByTerraform } from './save-plan.js';
import { checkBundlePlace } from './saved-plan/bundle-folder.js';
import type { PlanModel } from './saved-plan/plan-model.js';
import { saveBundle } from './saved-plan/save-bundle.js';
import { checkWhereItLives } from './state-guards/check-where-it-lives.js';

export type { PlanSummary } from '../../changes/plan-changes.js';
export { type EnvironmentPlan, hasChanges } from './environment-plan.js';

/** A plan together with what an apply of it needs to know. */
export interface PlannedRun {
  readonly run: EnvironmentRun;
  readonly plan: EnvironmentPlan;
  readonly contents: PlanContents;
  /** What an apply takes; undefined where there is nothing to apply. */
  readonly sealed: SealedPlan | undefined;
  /** What the review says; undefined for a plan without changes, and for a destroy. */
  readonly findings: readonly Finding[] | undefined;
}

interface PlanRunOptions {
  readonly destroy?: boolean;
  /** Yields a plan that was saved earlier, and says of which stack. Default: a new one is made. */
  readonly saved?: {
    readonly take: (run: EnvironmentRun) => Promise<SavedByTerraform>;
    readonly checksPassword: (run: EnvironmentRun) => boolean;
  };
}

export interface PlanOptions extends RunOptions {
  readonly destroy?: boolean;
  /** Where the plans are saved, to be applied later. Default: nowhere. */
  readonly out?: { readonly folder: string; readonly modelOf: PlanModel };
}

/**
 * Plans environments, reviews the plans and saves them in their working folders.
 * @returns the outcome of each environment; `review-failed` is the failure of one whose plan the review refuses
 */
export async function plan(
  context: OperationContext,
  options: PlanOptions,
): Promise<readonly EnvironmentOutcome<EnvironmentPlan>[]> {
  const { out, loaded } = options;
  const folder = out && checkBundlePlace(context, out.folder, loaded.root);
  await tellOrphans(context, options);
  return withEnvironments(context, { ...options, command: 'plan' }, (runs) =>
    forEach(runs, { context, parallel: parallelPlans(options), failFast: options.failFast }, async (run) => {
      // An app of one's own may have a provider that finds its credentials elsewhere.
      if (loaded.synthCommand === undefined) await refuseWithoutCredentials(run);
      const planned = await planReviewed(context, run, options);
      const tell = options.destroy === true ? tellDestroy : tellHarm;
      const harm = await tell(context, { ...planned, loaded });
      const refusals = options.destroy === true ? [] : await tellRefusals(context, planned);
      if (out !== undefined && folder !== undefined)
        await saveBundle(context, planned, { loaded, folder, modelOf: out.modelOf });
      return { ...planned.plan, refusals: [...harm, ...refusals] };
    }),
  );
}

/**
 * Plans an environment that is open already, and refuses what the review finds grave.
 * @throws UserError; no plan is kept that the review refuses
 */
export async function planReviewed(
  context: OperationContext,
  run: EnvironmentRun,
  options: Pick<RunOptions, 'loaded'> & PlanRunOptions,
): Promise<PlannedRun> {
  const planned = explained(await planRun(context, run, options), options);
  try {
    refuseGraveFindings(context, planned, options.loaded);
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
  return planned;
}

/** With the settings behind what changes, for those who read the plan. */
function explained(planned: PlannedRun, { loaded, destroy }: Parameters<typeof planReviewed>[2]): PlannedRun {
  if (destroy === true) return planned;
  const { environment } = planned.run;
  const changes = withSettings(planned.contents.changes, { environment, loaded });
  return { ...planned, contents: { ...planned.contents, changes }, plan: { ...planned.plan, changes } };
}

/** Plans an environment that is open already; what the review says of the plan comes with it, and refuses nothing. */
export async function planRun(
  context: OperationContext,
  run: EnvironmentRun,
  options: PlanRunOptions,
): Promise<PlannedRun> {
  await checkWhereItLives(context, run, options);
  const found = plannedRun(run, await planOne(context, run, options));
  const planned = (await wasProduction(run))
    ? { ...found, plan: { ...found.plan, wasProduction: true } }
    : found;
  if (run.waitSeconds === undefined) return planned;
  try {
    // While Terraform waited for the lock, its holder may have made everything, and elsewhere.
    await checkWhereItLives(context, run, { ...options, isEarly: true });
    return planned;
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
}

/** What there is to plan for an environment of which nothing is deployed, when it is to be destroyed. */
export function nothingPlanned(run: EnvironmentRun): PlannedRun {
  return plannedRun(run, { contents: emptyPlan, findings: undefined, sealed: undefined });
}

function plannedRun(run: EnvironmentRun, { contents, findings, sealed }: PlannedOne): PlannedRun {
  const { suffix, planFile } = run.folder;
  const { summary, changes, outputsChange, outputs } = contents;
  const review = findings && summarize(findings);
  return {
    run,
    contents,
    findings,
    sealed,
    plan: { suffix, summary, changes, outputsChange, outputs, review, planFile },
  };
}

/** What a plan says, read with the stack that it was made from. */
async function contentsOf(run: EnvironmentRun, text: string | undefined): Promise<PlanContents | undefined> {
  if (text === undefined) return undefined;
  const { text: stack } = await run.stacks.stackOf(run.environment);
  return planContents(text, run.folder.suffix, stack);
}

type PlannedOne = Pick<PlannedRun, 'contents' | 'sealed' | 'findings'>;

async function planOne(
  context: OperationContext,
  run: EnvironmentRun,
  { destroy = false, saved }: PlanRunOptions,
): Promise<PlannedOne> {
  const { suffix } = run.folder;
  try {
    return await withStateErrors(run, async () => {
      run.tellProvider?.();
      // A saved plan is held against the stack that it was made from, whatever has been deployed since.
      const checksPassword = !destroy && (saved?.checksPassword(run) ?? (await sendsPassword(run)));
      await stage(context, { stage: 'init', environment: suffix }, async () => {
        await prepare(run, { checksPassword, destroys: destroy });
      });
      return stage(context, { stage: 'plan', environment: suffix }, async () => {
        await tellRollback(context, run);
        const first = await (saved?.take(run) ?? planFresh(context, run, destroy));
        const read = await contentsOf(run, first.text);
        // A database that is made anew gets the value too, whatever its version: only the plan tells that, and a plan of its own checks it.
        const isUnchecked =
          read?.password.sentToDatabase === true && !destroy && !checksPassword && saved === undefined;
        if (isUnchecked) await prepare(run, { checksPassword: true });
        const { text, sealed } = isUnchecked ? await planFresh(context, run, destroy) : first;
        const planned = isUnchecked ? await contentsOf(run, text) : read;
        const contents =
          text === undefined || planned === undefined
            ? { ...emptyPlan, weighed: destroy ? [] : await weighedUnchanged(run) }
            : sparingNeverCompleted(planned, run.folder);
        await checkMadeDespiteError(run, { ...contents, destroy });
        if (destroy) return { contents, sealed, findings: undefined };
        await checkPassword(run, contents.password);
        checkUnsentPassword(run, contents.password);
        return {
          contents,
          sealed,
          findings: text === undefined ? undefined : await reviewPlan(context, run, text),
        };
      });
    });
  } catch (error) {
    // A plan that was cut off or is refused, or the one of an earlier run.
    removePlan(run.folder);
    // A provider that has gone, a folder that was cleaned: the next run looks again.
    forgetInit(run.folder);
    throw await explainSecret(run, error);
  }
}
