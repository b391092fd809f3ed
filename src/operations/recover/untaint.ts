import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { lockTimeout } from '../run/lock-wait.js';
import { stage } from '../run/stage.js';
import { withStateErrors } from '../state/state-access.js';

/**
 * Lets Terraform finish what is half made instead of making it again. A resource whose creation was cut off after AWS had made it is
 * tainted, and where the new one comes before the old one goes (`create_before_destroy`) its name is taken. What it lacks is an update.
 */
export async function untaint(
  context: OperationContext,
  run: EnvironmentRun,
  addresses: readonly string[],
): Promise<void> {
  await stage(context, { stage: 'import', environment: run.target.suffix }, () =>
    withStateErrors(run, async () => {
      for (const address of addresses)
        await runTerraform(run.target, { args: ['untaint', ...lockTimeout(run), address] });
    }),
  );
}
