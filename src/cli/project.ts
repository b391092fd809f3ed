import { dirname, join } from 'node:path';
import type { SandboxPlace } from '../aws/target.js';
import type { Boundary } from '../config/boundary/boundary.js';
import type { LoadedEnvironments } from '../config/file/load.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import { endingAtOnce } from '../processes/interrupt.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { CliContext } from './context.js';
import type { FileFlags, SandboxFlag, SelectionFlags, TerraformFlags, WaitFlag } from './flags.js';

/** The file, and the environments of it that a run is about. */
export interface Selection {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
}

/** Absolute path of environments.yaml. */
export async function findFile(context: CliContext, { config }: FileFlags): Promise<string> {
  const { findEnvironmentsFile } = await import('../config/file/find.js');
  return findEnvironmentsFile({ cwd: context.cwd, config, invocation: context.invocation });
}

/** What of a command decides how far the file has to be trusted. */
interface Use {
  /** The person has named the Terraform to run. */
  readonly namesTerraform?: boolean;
  /** The command reads the state of the backend. */
  readonly usesBackend?: boolean;
  /** The command starts programs that the file names. */
  readonly startsPrograms?: boolean;
}

/** How far the file is trusted: not at all, or as far as the person has said with `multienv trust`. */
export async function fileBoundary(
  context: CliContext,
  file: string,
  { untrusted, ...use }: FileFlags & Use,
): Promise<Boundary> {
  const { whyUntrusted } = await import('../trust/untrusted-run.js');
  const why = untrusted === true ? '--untrusted was given' : whyUntrusted(context.env);
  if (why !== undefined) {
    const { untrustedBoundary } = await import('../config/boundary/untrusted-boundary.js');
    return untrustedBoundary({ why, usesBackend: false, ...use });
  }
  const { trustBoundary } = await import('../operations/project/trust-boundary.js');
  return trustBoundary(context.operation, { root: dirname(file), ...use });
}

/** Reads environments.yaml, prints its warnings, and picks the environments of `--env`. */
export async function selectFromFile(
  context: CliContext,
  { env = [], ...flags }: SelectionFlags & Use,
): Promise<Selection> {
  const file = await findFile(context, flags);
  const { loadEnvironments } = await import('../config/file/load.js');
  const { selectEnvironments } = await import('../operations/project/select-environments.js');
  const { today } = await import('../operations/today.js');
  const options = {
    today: today(context.operation),
    boundary: await fileBoundary(context, file, flags),
    invocation: context.invocation,
  };
  const loaded = endingAtOnce(context.interrupt, () => loadEnvironments(file, options));
  if (loaded.warnings.length > 0) {
    context.say(renderProblems(loaded.warnings, { paint: context.paintError, cwd: context.cwd }));
  }
  return { loaded, environments: selectEnvironments(loaded, env) };
}

/** What the operations that run Terraform take. */
export async function terraformRun(context: CliContext, flags: TerraformFlags & WaitFlag) {
  const { pluginDir, terraformBin, lockfile, parallel, failFast, wait: waitSeconds } = flags;
  const selection = await selectFromFile(context, {
    ...flags,
    namesTerraform: terraformBin !== undefined,
    usesBackend: flags.sandbox === undefined,
  });
  const sandbox = await findSandboxPlace(context, selection.loaded.root, flags);
  return { ...selection, sandbox, pluginDir, terraformBin, lockfile, parallel, failFast, waitSeconds };
}

/** The emulator of `--sandbox`; undefined without the flag. */
export async function findSandboxPlace(
  { invocation, env }: CliContext,
  root: string,
  { sandbox }: SandboxFlag,
): Promise<SandboxPlace | undefined> {
  if (sandbox === undefined) return undefined;
  const { checkWorkArea } = await import('../terraform/folder/boundary/check-work-area.js');
  checkWorkArea(root, env);
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
