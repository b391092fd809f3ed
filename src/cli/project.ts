import { dirname } from 'node:path';
import type { SandboxPlace } from '../aws/target.js';
import type { Boundary } from '../config/boundary/boundary.js';
import type { LoadedEnvironments } from '../config/file/load.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import type { Invocation } from '../errors/invocation.js';
import { endingAtOnce } from '../processes/interrupt.js';
import { renderProblems } from '../render/terminal/problems.js';
import type { OrphanProviders } from '../stacks/synth/orphan-stack.js';
import type { CliContext } from './context.js';
import type { FileFlags, SandboxFlag, SelectionFlags, TerraformFlags, WaitFlag } from './flags.js';

/** The file, and the environments of it that a run is about. */
export interface Selection {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** See `RunOptions`. */
  readonly orphans: ReadonlyMap<string, OrphanProviders>;
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
  /** The command works on environments that the file no longer has, too. */
  readonly takesOrphans?: boolean;
  /** A suffix that the file does not have is looked up in the buckets of its states too. */
  readonly asksStore?: boolean;
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

/**
 * Reads environments.yaml as far as it is trusted; prints nothing.
 * @param text what another version of the file says: judged as if it stood in its place
 */
export async function loadFile(
  context: CliContext,
  flags: FileFlags & Use,
  text?: string,
): Promise<LoadedEnvironments> {
  const file = await findFile(context, flags);
  const { loadEnvironments } = await import('../config/file/load.js');
  const { today } = await import('../operations/today.js');
  const options = {
    today: today(context.operation),
    boundary: await fileBoundary(context, file, flags),
    invocation: context.invocation,
    ...(text === undefined ? {} : { text }),
  };
  return endingAtOnce(context.interrupt, () => loadEnvironments(file, options));
}

/**
 * Reads environments.yaml, prints its warnings, and picks the environments of `--env`.
 * @param text what the file says, where it was read before
 */
export async function selectFromFile(
  context: CliContext,
  { env = [], takesOrphans, asksStore, ...flags }: SelectionFlags & SandboxFlag & Use,
  text?: string,
): Promise<Selection> {
  const loaded = await loadFile(context, flags, text);
  if (loaded.warnings.length > 0) {
    context.say(renderProblems(loaded.warnings, { paint: context.paintError, cwd: context.cwd }));
  }
  const { selectWithOrphans } = await import('../operations/orphans/select-with-orphans.js');
  const sandbox = asksStore === true ? await findSandboxPlace(context, loaded.root, flags) : undefined;
  const selecting = { loaded, patterns: env, sandbox, takesOrphans, asksStore };
  return { loaded, ...(await selectWithOrphans(context.operation, selecting)) };
}

/** What the operations that run Terraform take. */
export async function terraformRun(
  context: CliContext,
  flags: TerraformFlags & WaitFlag & Pick<Use, 'takesOrphans'>,
) {
  const { pluginDir, terraformBin, lockfile, parallel, failFast, wait: waitSeconds } = flags;
  const selection = await selectFromFile(context, {
    ...flags,
    namesTerraform: terraformBin !== undefined,
    usesBackend: flags.sandbox === undefined,
    asksStore: true,
  });
  const sandbox = await findSandboxPlace(context, selection.loaded.root, flags);
  return { ...selection, sandbox, pluginDir, terraformBin, lockfile, parallel, failFast, waitSeconds };
}

/** Terraform would ask an address where nobody listens for half a minute. */
async function refuseUnreachable(endpoint: string, invocation: Invocation): Promise<void> {
  const { answersAt } = await import('../sandbox/server/answers-at.js');
  if (await answersAt(endpoint)) return;
  const { awsUnreachable } = await import('../aws/errors.js');
  const tried = { host: new URL(endpoint).host, proxy: undefined, refusal: undefined };
  throw awsUnreachable.error({ service: 'The sandbox', reason: 'nobody listens there', tried, invocation });
}

/**
 * The emulator of `--sandbox`; undefined without the flag.
 * @throws UserError `aws-unreachable` where nobody listens at the address, unless it `mayBeDown`
 */
export async function findSandboxPlace(
  { invocation, env }: CliContext,
  root: string,
  { sandbox, mayBeDown = false }: SandboxFlag & { readonly mayBeDown?: boolean },
): Promise<SandboxPlace | undefined> {
  if (sandbox === undefined) return undefined;
  const { checkWorkArea } = await import('../terraform/folder/boundary/check-work-area.js');
  const { sandboxFolderOf } = await import('../terraform/folder/environment-folder.js');
  checkWorkArea(root, env);
  const folder = sandboxFolderOf(root);
  if (sandbox !== '') {
    const { loopbackEndpoint } = await import('../sandbox/sandbox-environment.js');
    const endpoint = loopbackEndpoint(sandbox).href.replace(/\/$/, '');
    if (!mayBeDown) await refuseUnreachable(endpoint, invocation);
    return { endpoint, folder };
  }
  const { findSandbox, serverFolder } = await import('../sandbox/sandbox.js');
  const server = await findSandbox(serverFolder(folder));
  if (server === undefined) {
    const { sandboxNotRunning } = await import('../sandbox/errors.js');
    throw sandboxNotRunning.error({ invocation });
  }
  return { endpoint: server.endpoint, folder };
}
