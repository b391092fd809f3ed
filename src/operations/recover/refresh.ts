import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { lockTimeout } from '../run/lock-wait.js';
import { withStateErrors } from '../state/state-access.js';

/**
 * Reads again what the state has. A creation that was cut off leaves attributes empty that AWS has given by then, such as an ARN, and
 * `terraform import`, which reads nothing again, then fails at every expression that they are part of.
 */
export async function refresh(run: EnvironmentRun): Promise<void> {
  const outputFile = join(run.folder.path, 'refresh.events');
  const flags = ['-refresh-only', '-auto-approve', '-json', '-input=false'];
  try {
    await withStateErrors(run, () =>
      runTerraform(run.target, { args: ['apply', ...flags, ...lockTimeout(run)], outputFile }),
    );
  } finally {
    rmSync(outputFile, { force: true });
  }
}
