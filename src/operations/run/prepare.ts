import { backendBlock } from '../../config/values/backend-block.js';
import { seedSandbox } from '../../sandbox/seed.js';
import { writeStack } from '../../terraform/folder/environment-folder.js';
import { initFolder } from '../../terraform/run/init.js';
import type { EnvironmentRun } from './environment-run.js';

/** Writes the stack of an environment into its working folder and makes Terraform ready to work there. */
export async function prepare(run: EnvironmentRun): Promise<void> {
  const { environment, folder, target, pluginFolder, lockfile, stacks, buckets } = run;
  await seedSandbox(run);
  const block = backendBlock(environment);
  const [{ text: stackText, assets }] = await Promise.all([
    stacks.stackOf(environment),
    buckets.check(run, block),
  ]);
  writeStack(folder, stackText, assets);
  const { bucketOwner } = block;
  await initFolder({ target, folder, stackText, pluginFolder, lockfile, bucketOwner });
}
