import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { Interrupted, throwIfInterrupted } from '../../processes/interrupt.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { findTerraform } from '../../terraform/binary/find-terraform.js';
import { findPluginFolder } from '../../terraform/binary/mirror.js';
import { environmentUnrecovered, terraformCrashed } from '../../terraform/errors.js';
import type { OperationContext } from '../context.js';
import { forgetHarmless, refuseUnrecovered } from '../recover/refuse-unrecovered.js';
import { stackSource } from '../synth/stack-source.js';
import type { EnvironmentRun, RunOptions } from './environment-run.js';
import { explainFileError } from './explain-file-error.js';
import { type OpenEnvironment, openEnvironment } from './open-environment.js';

/**
 * Opens every environment for `command`, does `work` with them and closes them again, whatever happens.
 * @throws UserError when Terraform is missing or an environment is busy, before anything is done
 */
export async function withEnvironments<Result>(
  context: OperationContext,
  options: RunOptions & { readonly command: string },
  work: (runs: readonly EnvironmentRun[]) => Promise<Result>,
): Promise<Result> {
  const { env, cwd, interrupt } = context;
  throwIfInterrupted(interrupt);
  const binary = await findTerraform({
    env,
    interrupt,
    binary: options.terraformBin ?? options.loaded.terraformBinary,
  });
  const { product } = binary;
  const pluginFolder = findPluginFolder({
    env,
    cwd,
    product,
    pluginDir: options.pluginDir,
    cacheFolder: cacheFolder(env),
  });
  const stacks = stackSource(context, options);
  const shared = { options, binary, pluginFolder, stacks };
  const opened: OpenEnvironment[] = [];
  try {
    // One after the other: a run that waits for the second one must not hold the third.
    for (const environment of options.environments)
      opened.push(await openEnvironment(context, environment, shared));
    const runs = opened.map(({ run }) => run);
    for (const message of new Set(opened.flatMap(({ notices }) => notices)))
      context.emit({ type: 'notice', message });
    await throwIfUnrecovered(context, runs);
    const result = await work(runs);
    for (const run of runs) forgetHarmless(run);
    return result;
  } catch (error) {
    // Whatever Terraform did then, it may have left its lock.
    if (wasCut(error)) for (const { run } of opened) run.journal.cut();
    throw explainFileError(error);
  } finally {
    stacks.close();
    for (const { close } of opened) close();
  }
}

function wasCut(error: unknown): boolean {
  if (error instanceof Interrupted) return error.killed;
  return error instanceof UserError && error.problems.some(({ code }) => code === terraformCrashed.code);
}

async function throwIfUnrecovered(context: OperationContext, runs: readonly EnvironmentRun[]): Promise<void> {
  const problems: Problem[] = [];
  for (const run of runs) {
    const problem = await refuseUnrecovered(context, run);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new UserError(problems, { exitCode: environmentUnrecovered.exitCode });
}
