import { backendOf, isPassedThrough } from '../config/backend.js';
import type { ResolvedEnvironment } from '../config/environment-schema.js';
import type { LoadedEnvironments } from '../config/load.js';
import type { UserExitCode } from '../errors/user-error.js';
import { UserError } from '../errors/user-error.js';
import { Interrupted, interruption, throwIfInterrupted } from '../processes/interrupt.js';
import { cacheFolder } from '../sandbox/cache-folder.js';
import { sandboxEnvironment } from '../sandbox/sandbox-environment.js';
import { findTerraform, type TerraformBinary } from '../terraform/binary.js';
import { occupy } from '../terraform/busy.js';
import { terraformEnvironment } from '../terraform/environment.js';
import { findPluginFolder } from '../terraform/mirror.js';
import type { TerraformTarget } from '../terraform/run-terraform.js';
import { makeFolders, type Workspace, workspaceOf } from '../terraform/workspace.js';
import type { OperationContext } from './context.js';
import { type StackSource, stackSource } from './stack-source.js';

export { stage } from './stage.js';

/** Which environments Terraform works on, and with what. */
export interface RunOptions {
  readonly loaded: LoadedEnvironments;
  readonly environments: readonly ResolvedEnvironment[];
  /** The run is on the sandbox: its address, and `.multienv/sandbox` of the project. */
  readonly sandbox?: { readonly endpoint: string; readonly folder: string };
  /** Name or path of Terraform or OpenTofu. Default: `terraform.binary` of the file, else the one on PATH. */
  readonly terraformBin?: string;
  /** Folder with a mirror of providers. */
  readonly pluginDir?: string;
  /** How many environments are worked on at a time. Default: two for plans, eight for what mostly waits. */
  readonly parallel?: number;
}

/** One environment that this run may work on: nobody else does meanwhile. */
export interface EnvironmentRun {
  readonly environment: ResolvedEnvironment;
  readonly workspace: Workspace;
  readonly target: TerraformTarget;
  readonly pluginFolder: string | undefined;
  /** Address of the emulator, on a sandbox run. */
  readonly sandboxEndpoint: string | undefined;
  /** Shared by the environments of a run. */
  readonly stacks: Pick<StackSource, 'stackOf' | 'close'>;
}

/** What a plan takes: a provider of 490 MB and a processor each. */
const plansAtATime = 2;
const appliesAtATime = 8;

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
  const notices = new Set<string>();
  const releases: (() => void)[] = [];
  try {
    const runs = options.environments.map((environment) => {
      const run = openEnvironment(context, { options, environment, binary, pluginFolder, stacks });
      releases.push(occupy(run.workspace, options.command));
      makeFolders(run.workspace, options.loaded.root);
      for (const notice of run.notices) notices.add(notice);
      return run;
    });
    for (const message of notices) context.emit({ type: 'notice', message });
    return await work(runs);
  } finally {
    stacks.close();
    for (const release of releases) release();
  }
}

function openEnvironment(
  context: OperationContext,
  {
    options,
    environment,
    binary,
    pluginFolder,
    stacks,
  }: {
    readonly options: RunOptions;
    readonly environment: ResolvedEnvironment;
    readonly binary: TerraformBinary;
    readonly pluginFolder: string | undefined;
    readonly stacks: StackSource;
  },
): EnvironmentRun & { readonly notices: readonly string[] } {
  const { loaded, sandbox } = options;
  const { suffix } = environment;
  const workspace = workspaceOf(suffix, {
    root: loaded.root,
    sandboxFolder: sandbox?.folder,
    product: binary.product,
  });
  const given =
    sandbox === undefined ? context.env : sandboxEnvironment(context.env, { ...sandbox, environment });
  const { env, notices } = terraformEnvironment(given, {
    cacheFolder: pluginFolder === undefined ? cacheFolder(context.env) : undefined,
  });
  const { folder } = workspace;
  const target = {
    suffix,
    sandbox: sandbox !== undefined,
    binary,
    folder,
    env,
    interrupt: context.interrupt,
  };
  const effective = sandbox === undefined ? environment : sandboxBackend(environment);
  return {
    environment: effective,
    workspace,
    target,
    pluginFolder,
    sandboxEndpoint: sandbox?.endpoint,
    stacks,
    notices,
  };
}

/** The emulator serves S3. Any other shared backend holds the state of what is on AWS: the sandbox keeps away from it. */
export function sandboxBackend(environment: ResolvedEnvironment): ResolvedEnvironment {
  if (!isPassedThrough(backendOf(environment))) return environment;
  return { ...environment, backend: { type: 'local' } };
}

/** How many environments to plan at a time. */
export function parallelPlans({ parallel }: RunOptions): number {
  return Math.min(parallel ?? plansAtATime, plansAtATime);
}

/** How many environments to apply at a time. */
export function parallelApplies({ parallel }: RunOptions): number {
  return parallel ?? appliesAtATime;
}

/**
 * Does `work` for each item, some at a time, all of them even when one fails; results in the order of the items.
 * An interruption starts no more of them and waits for those that run.
 * @throws one UserError with the problems of all, or `Interrupted` with what was interrupted
 */
export async function forAll<Item, Result>(
  items: readonly Item[],
  { parallel, context }: { readonly parallel: number; readonly context: OperationContext },
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const waiting = [...items.entries()];
  const results = new Map<number, Result>();
  const failures: unknown[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (context.interrupt.gentle.aborted) return;
      const [index, item] = next;
      try {
        results.set(index, await work(item));
      } catch (failure) {
        failures.push(failure);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, parallel) }, worker));
  throwFailures(failures, context);
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

function throwFailures(failures: readonly unknown[], { interrupt }: OperationContext): void {
  const bug = failures.find((one) => !(one instanceof UserError || one instanceof Interrupted));
  if (bug !== undefined) throw bug;
  // What they share, such as the app that synthesizes them, fails once for all.
  const mendable = [...new Set(failures)].filter((one) => one instanceof UserError);
  const problems = mendable.flatMap((one) => one.problems);
  const cause = problems.length === 0 ? undefined : new UserError(problems, { exitCode: gravest(mendable) });
  if (interrupt.gentle.aborted) {
    const cut = [...new Set(failures)].filter((one) => one instanceof Interrupted).map((one) => one.message);
    const messages = [...cut, ...problems.map(({ message }) => message)];
    const { signal } = interruption(interrupt);
    throw new Interrupted(signal, messages.length === 0 ? undefined : messages.join('\n'), { cause });
  }
  if (mendable.length === 1) throw mendable[0];
  if (cause !== undefined) throw cause;
}

function gravest(errors: readonly UserError[]): UserExitCode {
  const codes = errors.map(({ exitCode }) => exitCode);
  return ([3, 2] as const).find((code) => codes.includes(code)) ?? 1;
}
