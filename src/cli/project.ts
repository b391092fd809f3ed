import { join } from 'node:path';
import type { SandboxPlace } from '../aws/target.js';
import type { LoadedEnvironments } from '../config/file/load.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { endingAtOnce } from '../processes/interrupt.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { CliContext } from './context.js';
import type { SandboxFlag, SelectionFlags, TerraformFlags, WaitFlag } from './flags.js';

/** The file, and the environments of it that a run is about. */
export interface Selection {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
}

/** Absolute path of environments.yaml. */
export async function findFile(context: CliContext, { config }: SelectionFlags): Promise<string> {
  const { findEnvironmentsFile } = await import('../config/file/find.js');
  return findEnvironmentsFile({ cwd: context.cwd, config, invocation: context.invocation });
}

/** Reads environments.yaml, prints its warnings, and picks the environments of `--env`. */
export async function selectFromFile(context: CliContext, flags: SelectionFlags): Promise<Selection> {
  const file = await findFile(context, flags);
  const { loadEnvironments } = await import('../config/file/load.js');
  const { selectEnvironments } = await import('../operations/project/select-environments.js');
  const loaded = endingAtOnce(context.interrupt, () => loadEnvironments(file));
  if (loaded.warnings.length > 0) {
    context.say(renderProblems(loaded.warnings, { paint: context.paintError, cwd: context.cwd }));
  }
  return { loaded, environments: selectEnvironments(loaded, flags.env ?? []) };
}

/** What the operations that run Terraform take. */
export async function terraformRun(context: CliContext, flags: TerraformFlags & WaitFlag) {
  const selection = await selectFromFile(context, flags);
  const sandbox = await findSandboxPlace(context, selection.loaded.root, flags);
  const { pluginDir, terraformBin, parallel, failFast, wait: waitSeconds } = flags;
  return { ...selection, sandbox, pluginDir, terraformBin, parallel, failFast, waitSeconds };
}

/** The emulator of `--sandbox`; undefined without the flag. */
export async function findSandboxPlace(
  { invocation }: CliContext,
  root: string,
  { sandbox }: SandboxFlag,
): Promise<SandboxPlace | undefined> {
  if (sandbox === undefined) return undefined;
  const folder = join(root, '.multienv', 'sandbox');
  if (sandbox !== '') {
    const { loopbackEndpoint } = await import('../sandbox/sandbox-environment.js');
    return { endpoint: loopbackEndpoint(sandbox).href.replace(/\/$/, ''), folder };
  }
  const { findSandbox, serverFolder } = await import('../sandbox/sandbox.js');
  const server = await findSandbox(serverFolder(folder));
  if (server === undefined) {
    const { sandboxNotRunning } = await import('../sandbox/errors.js');
    throw sandboxNotRunning.error({ invocation });
  }
  return { endpoint: server.endpoint, folder };
}
