import { z } from 'zod';
import { runTerraform } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { notDeployed } from '../errors.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forAll, parallelPlans } from '../run/for-each.js';
import { prepare } from '../run/prepare.js';
import { withEnvironments } from '../run/with-environments.js';
import { hasEmptyLocalState, withStateErrors } from './state-access.js';

const graceMs = 3_000;
const outputsJson = z.record(
  z.string(),
  z.object({ value: z.unknown(), sensitive: z.boolean().default(false) }),
);

/**
 * Outputs of environments, by suffix and name.
 * @throws UserError `not-deployed` with all environments that have no state
 */
export async function output(
  context: OperationContext,
  options: RunOptions,
): Promise<Record<string, Readonly<Record<string, unknown>>>> {
  return withEnvironments(context, { ...options, command: 'output' }, async (runs) => {
    const parallel = parallelPlans(options);
    const entries = await forAll(runs, { parallel, context }, async (run) => {
      const { invocation, folder } = run;
      const about = { suffix: folder.suffix, isOnSandbox: run.sandbox !== undefined, invocation };
      if (hasEmptyLocalState(run)) throw notDeployed.error(about);
      const outputs = await withStateErrors(run, async () => {
        await prepare(run);
        return readOutputs(run);
      });
      if (Object.keys(outputs).length === 0) throw notDeployed.error(about);
      return [folder.suffix, outputs] as const;
    });
    return Object.fromEntries(entries);
  });
}

/** Outputs of an environment whose working folder is ready. A sensitive value is left out: null. */
export async function readOutputs({ target }: EnvironmentRun): Promise<Readonly<Record<string, unknown>>> {
  const text = await runTerraform(target, { args: ['output', '-json'], graceMs });
  const outputs = outputsJson.parse(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { value, sensitive }]) => [name, sensitive ? null : value]),
  );
}
