import { chmodSync, rmSync } from 'node:fs';
import { forgetInit } from '../terraform/init.js';
import type { TerraformMessage } from '../terraform/messages.js';
import { type EnvironmentPlan, emptyPlan, type PlanContents, readPlan } from '../terraform/plan.js';
import { runTerraform } from '../terraform/run-terraform.js';
import type { OperationContext } from './context.js';
import { lockTimeout, tellLockHolder } from './lock-wait.js';
import { checkPassword, explainMissingSecret } from './password-check.js';
import { prepare } from './prepare.js';
import { checkUnsentPassword } from './recover/unsent-password.js';
import { withStateErrors } from './state-access.js';
import {
  type EnvironmentRun,
  forAll,
  parallelPlans,
  type RunOptions,
  stage,
  withEnvironments,
} from './terraform-session.js';

export { type EnvironmentPlan, hasChanges, type PlanSummary } from '../terraform/plan.js';

/** A plan together with what an apply of it needs to know. */
export interface PlannedRun {
  readonly run: EnvironmentRun;
  readonly plan: EnvironmentPlan;
  readonly contents: PlanContents;
}

const graceMs = 3_000;

/**
 * Plans environments and saves the plans in their working folders.
 * @throws UserError with the problems of all environments, or `Interrupted`
 */
export async function plan(
  context: OperationContext,
  options: RunOptions & { readonly destroy?: boolean },
): Promise<EnvironmentPlan[]> {
  return withEnvironments(context, { ...options, command: 'plan' }, async (runs) => {
    const planned = await planAll(context, runs, options);
    return planned.map((one) => one.plan);
  });
}

/** Plans environments that are open already. */
export async function planAll(
  context: OperationContext,
  runs: readonly EnvironmentRun[],
  options: Pick<RunOptions, 'parallel'> & { readonly destroy?: boolean },
): Promise<readonly PlannedRun[]> {
  return forAll(runs, { parallel: parallelPlans(options), context }, async (run) => {
    const contents = await planOne(context, run, options.destroy ?? false);
    const { suffix, planFile } = run.workspace;
    const { summary, changes, outputsChange } = contents;
    return { run, contents, plan: { suffix, summary, changes, outputsChange, planFile } };
  });
}

async function planOne(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<PlanContents> {
  const { suffix } = run.workspace;
  try {
    return await withStateErrors(run, async () => {
      await stage(context, { stage: 'init', environment: suffix }, () => prepare(run));
      return stage(context, { stage: 'plan', environment: suffix }, async () => {
        const contents = await savePlan(context, run, destroy);
        if (!destroy) {
          await checkPassword(run, contents.password);
          checkUnsentPassword(run, contents.password);
        }
        return contents;
      });
    });
  } catch (error) {
    // A provider that has gone, a folder that was cleaned: the next run looks again.
    forgetInit(run.workspace);
    throw await explainMissingSecret(run, error);
  }
}

async function savePlan(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<PlanContents> {
  const { workspace, target } = run;
  let changes = false;
  const onMessage = (message: TerraformMessage) => {
    changes ||= announcesChange(message);
    passOnWarning(context, { message, environment: workspace.suffix });
  };
  const flags = [...lockTimeout(run), ...(destroy ? ['-destroy'] : [])];
  const outputFile = `${workspace.planFile}.events`;
  await tellLockHolder(context, run);
  try {
    await runTerraform(target, {
      args: ['plan', '-json', '-input=false', `-out=${workspace.planFile}`, ...flags],
      onMessage,
      outputFile,
      graceMs,
    });
  } finally {
    rmSync(outputFile, { force: true });
  }
  chmodSync(workspace.planFile, 0o600);
  // Reading the plan starts the provider once more (2 s): not for a plan without changes.
  if (!changes) return emptyPlan;
  return readPlan(await runTerraform(target, { args: ['show', '-json', workspace.planFile], graceMs }));
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
