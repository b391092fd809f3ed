import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TerraformMessage } from '../../terraform/json/messages.js';
import { forgetInit } from '../../terraform/run/init.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { explainSecret } from '../deploy/password/password-check.js';
import { passOnWarning } from '../deploy/save-plan.js';
import { checkWhereItLives } from '../deploy/state-guards/check-where-it-lives.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { prepare } from '../run/prepare.js';
import { stage } from '../run/stage.js';
import { withStateErrors } from '../state/state-access.js';

const graceMs = 3_000;

/**
 * Plans an environment without its lock, and removes the plan once it is read: what it has refreshed is written nowhere.
 * @returns what `terraform show -json` prints of it
 */
export async function lookLive(context: OperationContext, run: EnvironmentRun): Promise<string> {
  const { folder, target, privateFolder } = run;
  const environment = folder.suffix;
  const file = join(privateFolder.path, 'drift.tfplan');
  const onMessage = (message: TerraformMessage) => passOnWarning(context, { message, environment });
  try {
    return await withStateErrors(run, async () => {
      run.tellProvider?.();
      await checkWhereItLives(context, run);
      await stage(context, { stage: 'init', environment }, () => prepare(run));
      return stage(context, { stage: 'plan', environment }, async () => {
        const args = ['plan', '-json', '-input=false', '-lock=false', `-out=${file}`] as const;
        await runTerraform(target, { args: [...args], onMessage, graceMs });
        return runTerraform(target, { args: ['show', '-json', file], graceMs });
      });
    });
  } catch (error) {
    forgetInit(folder);
    throw await explainSecret(run, error);
  } finally {
    rmSync(file, { force: true });
  }
}
