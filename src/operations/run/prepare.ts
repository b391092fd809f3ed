import { seedSandbox } from '../../sandbox/seed.js';
import { writeStack } from '../../terraform/folder/environment-folder.js';
import { initFolder } from '../../terraform/run/init.js';
import type { EnvironmentRun } from './environment-run.js';

/** Writes the stack of an environment into its working folder and makes Terraform ready to work there. */
export async function prepare(run: EnvironmentRun): Promise<void> {
  const { environment, folder, target, pluginFolder, lockfile, stacks } = run;
  await seedSandbox(run);
  const { text: stackText, assets } = await stacks.stackOf(environment);
  writeStack(folder, stackText, assets);
  await initFolder({ target, folder, stackText, pluginFolder, lockfile });
}
