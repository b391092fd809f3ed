import { dirname } from 'node:path';
import { z } from 'zod';
import { environmentFolder, sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import { recordedBackend } from '../../terraform/state/backend-record.js';
import type { OperationContext } from '../context.js';
import { notDeployed } from '../errors.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { parallelPlans } from '../run/parallelism.js';
import { prepare } from '../run/prepare.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyLocalState, withStateErrors } from './state-access.js';

const graceMs = 3_000;
const outputsJson = z.record(
  z.string(),
  z.object({ value: z.unknown(), sensitive: z.boolean().default(false) }),
);

/**
 * Outputs of environments, by name. An environment that has no state has failed, with `not-deployed`.
 * @returns the outcome of each environment
 */
export async function output(
  context: OperationContext,
  options: RunOptions,
): Promise<readonly EnvironmentOutcome<Readonly<Record<string, unknown>>>[]> {
  return withEnvironments(context, { ...options, command: 'output' }, (runs) =>
    forEach(runs, { context, parallel: parallelPlans(options), failFast: options.failFast }, outputsOf),
  );
}

async function outputsOf(run: EnvironmentRun): Promise<Readonly<Record<string, unknown>>> {
  const { invocation, folder } = run;
  const isOnSandbox = run.sandbox !== undefined;
  const about = {
    suffix: folder.suffix,
    isOnSandbox,
    livesOnSandbox: !isOnSandbox && isOnOther(run),
    invocation,
  };
  if (hasEmptyLocalState(run)) throw notDeployed.error(about);
  const outputs = await withStateErrors(run, async () => {
    await prepare(run);
    return readOutputs(run);
  });
  if (Object.keys(outputs).length === 0) throw notDeployed.error(about);
  return outputs;
}

/** Whether it is the sandbox of the project that has it. */
function isOnOther({ folder: { suffix }, loaded }: EnvironmentRun): boolean {
  if (loaded === undefined) return false;
  const root = dirname(loaded.file);
  return (
    recordedBackend(environmentFolder(suffix, { root, sandboxFolder: sandboxFolderOf(root) })) !== undefined
  );
}

/** Outputs of an environment whose working folder is ready. A sensitive value is left out: null. */
export async function readOutputs({ target }: EnvironmentRun): Promise<Readonly<Record<string, unknown>>> {
  const text = await runTerraform(target, { args: ['output', '-json'], graceMs });
  const outputs = outputsJson.parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value, sensitive }]) => [name, sensitive ? null : value]),
  );
}
