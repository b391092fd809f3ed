import { backendBlock } from '../../config/values/backend-block.js';
import { seedSandbox } from '../../sandbox/seed.js';
import { textWithoutPasswordCheck } from '../../stacks/synth/without-password-check.js';
import { textWithoutPreventDestroy } from '../../stacks/synth/without-prevent-destroy.js';
import { writeStack } from '../../terraform/folder/environment-folder.js';
import { initFolder } from '../../terraform/run/init.js';
import type { EnvironmentRun } from './environment-run.js';

interface PrepareOptions {
  /** The stack refuses a secret that RDS would not take as a password. Default: not, as only a plan that sends it needs that. */
  readonly checksPassword?: boolean;
  /** All of it is to go: what the stack keeps from a deletion may be planned to go too. Default: false. */
  readonly destroys?: boolean;
}

/** Writes the stack of an environment into its working folder and makes Terraform ready to work there. */
export async function prepare(
  run: EnvironmentRun,
  { checksPassword = false, destroys = false }: PrepareOptions = {},
): Promise<void> {
  const { environment, folder, target, pluginFolder, lockfile, stacks, buckets } = run;
  await seedSandbox(run);
  const block = backendBlock(environment);
  const [{ text, assets }] = await Promise.all([stacks.stackOf(environment), buckets.check(run, block)]);
  const checked = checksPassword ? text : textWithoutPasswordCheck(text);
  const stackText = destroys ? textWithoutPreventDestroy(checked) : checked;
  writeStack(folder, stackText, assets);
  const { bucketOwner } = block;
  await initFolder({ target, folder, stackText, pluginFolder, lockfile, bucketOwner });
}
