import type { LoadedEnvironments } from '../../config/file/load.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { Problem } from '../../errors/problem.js';
import type { UserExitCode } from '../../errors/user-error.js';
import { UserError } from '../../errors/user-error.js';
import { Interrupted, interruption, throwIfInterrupted } from '../../processes/interrupt.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { findTerraform } from '../../terraform/binary/find-terraform.js';
import { findPluginFolder } from '../../terraform/binary/mirror.js';
import { environmentUnrecovered, terraformCrashed } from '../../terraform/errors.js';
import type { RunOwner } from '../../terraform/folder/busy.js';
import type { Workspace } from '../../terraform/folder/environment-folder.js';
import type { Journal } from '../../terraform/folder/journal/journal.js';
import type { TerraformTarget } from '../../terraform/run/run-terraform.js';
import type { OperationContext } from '../context.js';
import { forgetHarmless, lookBack } from '../recover/refuse-unrecovered.js';
import { type StackSource, stackSource } from '../synth/stack-source.js';
import { explainFileError } from './explain-file-error.js';
import { type OpenEnvironment, openEnvironment } from './open-environment.js';

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
  /** How long to wait for another run on the same environment, in seconds. Default: not at all. */
  readonly waitSeconds?: number;
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
  /** Name of the command. */
  readonly command: string;
  readonly journal: Journal;
  /** A Terraform that outlived its run; only for `recover`, which takes care of it. */
  readonly orphan: RunOwner | undefined;
  /** How long to wait for the lock of the state. */
  readonly waitSeconds: number | undefined;
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
    const problem = await lookBack(context, run);
    if (problem !== undefined) problems.push(problem);
  }
  if (problems.length > 0) throw new UserError(problems, { exitCode: environmentUnrecovered.exitCode });
}

/** How many environments to plan at a time. */
export function parallelPlans({ parallel }: Pick<RunOptions, 'parallel'>): number {
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
    const killed = failures.some((one) => one instanceof Interrupted && one.killed);
    const message = messages.length === 0 ? undefined : messages.join('\n');
    throw new Interrupted(signal, message, { cause, killed });
  }
  if (mendable.length === 1) throw mendable[0];
  if (cause !== undefined) throw cause;
}

function gravest(errors: readonly UserError[]): UserExitCode {
  const codes = errors.map(({ exitCode }) => exitCode);
  return ([3, 2] as const).find((code) => codes.includes(code)) ?? 1;
}
