import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SealedPlan, sealPlan } from '../../terraform/folder/sealed-plan.js';
import type { TerraformMessage } from '../../terraform/json/messages.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { lockTimeout, tellLockHolder } from '../run/lock-wait.js';
import { adoptLogGroups } from './adopt-log-groups.js';
import { followFloor } from './limits/follow-floor.js';

/** A plan as Terraform saved it, and its JSON form; undefined where nothing changes. */
export interface SavedByTerraform {
  readonly sealed: SealedPlan;
  readonly text: string | undefined;
}

const graceMs = 3_000;

/**
 * A new plan. Where its size takes a database across the step of gp3, or RDS has made log groups of the plan already, the same once more, with
 * what goes with it.
 */
export async function planFresh(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<SavedByTerraform> {
  const first = await savePlan(context, run, destroy);
  if (destroy) return first;
  const follows = [followFloor, adoptLogGroups].map((look) => look(context, run, first.text));
  return follows.includes(true) ? savePlan(context, run, destroy) : first;
}

/** Saves a plan where nobody else can exchange it; with its JSON form, or undefined where nothing changes. */
async function savePlan(
  context: OperationContext,
  run: EnvironmentRun,
  destroy: boolean,
): Promise<SavedByTerraform> {
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
