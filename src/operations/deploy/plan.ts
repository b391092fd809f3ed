import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../policy/finding.js';
import { summarize } from '../../policy/review/summarize.js';
import { removePlan } from '../../terraform/folder/environment-folder.js';
import { type SealedPlan, sealPlan } from '../../terraform/folder/sealed-plan.js';
import type { TerraformMessage } from '../../terraform/json/messages.js';
import { forgetInit } from '../../terraform/run/init.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { checkMadeDespiteError } from '../recover/made-despite-error.js';
import { checkUnsentPassword } from '../recover/unsent-password.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { lockTimeout, tellLockHolder } from '../run/lock-wait.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { parallelPlans } from '../run/parallelism.js';
import { prepare } from '../run/prepare.js';
import { stage } from '../run/stage.js';
import { withEnvironments } from '../run/with-environments.js';
import { withStateErrors } from '../state/state-access.js';
import { tellRollback } from '../state/tell-rollback.js';
import type { EnvironmentPlan } from './environment-plan.js';
import { tellHarm } from './guards/refuse-harm.js';
import { sparingNeverCompleted } from './never-completed.js';
import { checkPassword, explainMissingSecret } from './password/password-check.js';
import { emptyPlan, type PlanContents, planContents } from './plan-contents.js';
import { refuseGraveFindings, reviewPlan } from './review-plan.js';

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

const graceMs = 3_000;

/**
 * Plans environments, reviews the plans and saves them in their working folders.
 * @returns the outcome of each environment; `review-failed` is the failure of one whose plan the review refuses
 */
export async function plan(
  context: OperationContext,
  options: RunOptions & { readonly destroy?: boolean },
): Promise<readonly EnvironmentOutcome<EnvironmentPlan>[]> {
  return withEnvironments(context, { ...options, command: 'plan' }, (runs) =>
    forEach(runs, { context, parallel: parallelPlans(options), failFast: options.failFast }, async (run) => {
      const planned = await planReviewed(context, run, options);
      if (options.destroy !== true) tellHarm(context, planned);
      return planned.plan;
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
  options: Pick<RunOptions, 'loaded'> & { readonly destroy?: boolean },
): Promise<PlannedRun> {
  const planned = await planRun(context, run, options);
  try {
    refuseGraveFindings(context, planned, options.loaded);
  } catch (error) {
    removePlan(run.folder);
    throw error;
  }
  return planned;
}

/** Plans an environment that is open already; what the review says of the plan comes with it, and refuses nothing. */
export async function planRun(
  context: OperationContext,
  run: EnvironmentRun,
  { destroy = false }: { readonly destroy?: boolean },
): Promise<PlannedRun> {
  return plannedRun(run, await planOne(context, run, destroy));
}

/** What there is to plan for an environment of which nothing is deployed, when it is to be destroyed. */
export function nothingPlanned(run: EnvironmentRun): PlannedRun {
  return plannedRun(run, { contents: emptyPlan, findings: undefined, sealed: undefined });
}

function plannedRun(run: EnvironmentRun, { contents, findings, sealed }: PlannedOne): PlannedRun {
  const { suffix, planFile } = run.folder;
  const { summary, changes, outputsChange } = contents;
  const review = findings && summarize(findings);
  return {
    run,
    contents,
    findings,
    sealed,
    plan: { suffix, summary, changes, outputsChange, review, planFile },
  };
}

type PlannedOne = Pick<PlannedRun, 'contents' | 'sealed' | 'findings'>;

async function planOne(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<PlannedOne> {
  const { suffix } = run.folder;
  try {
    return await withStateErrors(run, async () => {
      run.tellProvider?.();
      await stage(context, { stage: 'init', environment: suffix }, () => prepare(run));
      return stage(context, { stage: 'plan', environment: suffix }, async () => {
        await tellRollback(context, run);
        const { text, sealed } = await savePlan(context, run, destroy);
        const contents =
          text === undefined ? emptyPlan : sparingNeverCompleted(planContents(text, suffix), run.folder);
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
    throw await explainMissingSecret(run, error);
  }
}

/** Saves a plan where nobody else can exchange it; with its JSON form, or undefined where nothing changes. */
async function savePlan(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<{ readonly sealed: SealedPlan; readonly text: string | undefined }> {
  const { folder, target, privateFolder } = run;
  const file = join(privateFolder.path, 'plan.tfplan');
  let changes = false;
  const onMessage = (message: TerraformMessage) => {
    changes ||= announcesChange(message);
    passOnWarning(context, { message, environment: folder.suffix });
  };
  const flags = [...lockTimeout(run), ...(destroy ? ['-destroy'] : [])];
  const outputFile = `${folder.planFile}.events`;
  await tellLockHolder(context, run);
  try {
    await runTerraform(target, {
      args: ['plan', '-json', '-input=false', `-out=${file}`, ...flags],
      onMessage,
      outputFile,
      graceMs,
    });
  } finally {
    rmSync(outputFile, { force: true });
  }
  const sealed = sealPlan(file, folder);
  // Reading the plan starts the provider once more (2 s): not for a plan without changes.
  if (!changes) return { sealed, text: undefined };
  return { sealed, text: await runTerraform(target, { args: ['show', '-json', file], graceMs }) };
}

function announcesChange(message: TerraformMessage): boolean {
  if (message.type === 'planned_change') return true;
  if (message.type !== 'outputs') return false;
  return Object.values(message.outputs).some(({ action }) => action !== undefined && action !== 'noop');
}

/** Shows a warning of Terraform as a notice. */
export function passOnWarning(
  context: OperationContext,
  { message, environment }: { readonly message: TerraformMessage; readonly environment: string },
): void {
  if (message.type !== 'diagnostic' || message.diagnostic.severity !== 'warning') return;
  const { address, summary } = message.diagnostic;
  context.emit({
    type: 'notice',
    environment,
    message: address === undefined ? summary : `${address}: ${summary}`,
  });
}
