import { tmpdir } from 'node:os';
import { UserError } from '../../errors/user-error.js';
import { Interrupted } from '../../processes/interrupt.js';
import { plainVariables } from '../../processes/plain-variables.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { findTerraform } from '../../terraform/binary/find-terraform.js';
import { findProviderSource, type ProviderSource } from '../../terraform/binary/mirror.js';
import { environmentUnrecovered, terraformCrashed } from '../../terraform/errors.js';
import { checkWorkArea } from '../../terraform/folder/boundary/check-work-area.js';
import { emptyFoldersAfter, workFolder } from '../../terraform/folder/environment-folder.js';
import { removeLeftCopies, removeLeftPrivateFolders } from '../../terraform/folder/left-copies.js';
import type { OperationContext } from '../context.js';
import { forgetHarmless, refuseUnrecovered } from '../recover/refuse-unrecovered.js';
import { CheckedBuckets } from '../state/checked-buckets.js';
import { stackSource } from '../synth/stack-source.js';
import type { CommandOptions, EnvironmentRun } from './environment-run.js';
import { forEach } from './for-each.js';
import { type OpenEnvironment, openEnvironment, type SharedByRuns } from './open-environment.js';
import { type EnvironmentOutcome, outcomeOfError, started } from './outcome.js';

/** Works on environments that are open, and tells what became of each. */
type Work<Result> = (
  runs: readonly EnvironmentOutcome<EnvironmentRun>[],
) => Promise<readonly EnvironmentOutcome<Result>[]>;

/**
 * Opens every environment for `command`, does `work` with them and closes them again, whatever happens. One that is busy, or that waits for
 * `recover`, has failed; the others go on.
 * @throws UserError when Terraform is missing, or `.multienv` is not ours alone, before anything is done
 */
export async function withEnvironments<Result>(
  context: OperationContext,
  options: CommandOptions,
  work: Work<Result>,
): Promise<readonly EnvironmentOutcome<Result>[]> {
  const shared = await sharedByRuns(context, options).catch(passInterruption);
  if (shared instanceof Interrupted)
    return options.environments.map(({ suffix }) => outcomeOfError(suffix, shared));
  const opened: OpenEnvironment[] = [];
  const { loaded, sandbox, isIsolated = false } = options;
  const leave = isIsolated ? emptyFoldersAfter(loaded.root, sandbox?.folder) : () => undefined;
  try {
    const outcomes = await work(await openAll(context, shared, opened));
    for (const { run } of opened) finish(run, outcomes);
    return outcomes;
  } finally {
    // The environments first: what the app wrote may not be removable.
    for (const { close } of opened) close();
    shared.stacks.close();
    leave();
  }
}

function passInterruption(error: unknown): Interrupted {
  if (error instanceof Interrupted) return error;
  throw error;
}

/** One after the other, in the order of the file: a run that waits for the second one must not hold the third. */
async function openAll(
  context: OperationContext,
  shared: SharedByRuns,
  opened: OpenEnvironment[],
): Promise<readonly EnvironmentOutcome<EnvironmentRun>[]> {
  const { environments, failFast } = shared.options;
  const told = new Set<string>();
  return forEach(started(environments), { context, parallel: 1, failFast }, async (environment) => {
    const open = await openEnvironment(context, environment, shared);
    opened.push(open);
    for (const message of open.notices) {
      if (!told.has(message)) context.emit({ type: 'notice', message });
      told.add(message);
    }
    const problem = await refuseUnrecovered(context, open.run);
    if (problem !== undefined) throw new UserError([problem], { exitCode: environmentUnrecovered.exitCode });
    return open.run;
  });
}

async function sharedByRuns(context: OperationContext, options: CommandOptions): Promise<SharedByRuns> {
  const { env, cwd, interrupt } = context;
  checkWorkArea(options.loaded.root, env);
  await removeLeft(options);
  const binary = await findTerraform({
    env: options.sandbox === undefined ? env : plainVariables(env),
    interrupt,
    project: options.loaded.root,
    binary: options.terraformBin ?? options.loaded.terraformBinary,
  });
  const notice = (message: string) => context.emit({ type: 'notice', message });
  const source = findProviderSource({
    env,
    cwd,
    project: options.loaded.root,
    product: binary.product,
    pluginDir: options.pluginDir,
    cacheFolder: cacheFolder(env),
    onPassedOver: notice,
  });
  const pluginFolder = source.kind === 'folder' ? source.folder : undefined;
  return {
    options,
    binary,
    pluginFolder,
    tellProvider: onceTold(source, notice),
    stacks: stackSource(context, options),
    buckets: new CheckedBuckets(),
  };
}

/** What runs that were killed have left, once for all environments of a command. */
async function removeLeft({ loaded: { root }, sandbox }: CommandOptions): Promise<void> {
  await removeLeftCopies(workFolder(root, sandbox?.folder));
  removeLeftPrivateFolders(tmpdir());
}

/** Says of a mirror that nobody named that it is used, before it first is. */
function onceTold(source: ProviderSource, notice: (message: string) => void): () => void {
  let isTold =
    source.kind === 'registry' || source.kind === 'configuration' || ('isNamed' in source && source.isNamed);
  return () => {
    if (!isTold && 'folder' in source) notice(`AWS provider from the mirror ${source.folder}`);
    isTold = true;
  };
}

/** Where Terraform was cut off, it may have left its lock. */
function finish(run: EnvironmentRun, outcomes: readonly EnvironmentOutcome<unknown>[]): void {
  const outcome = outcomes.find(({ suffix }) => suffix === run.folder.suffix);
  if (outcome === undefined) return;
  if (wasCut(outcome)) run.journal.cut();
  else if (outcome.outcome === 'ok') forgetHarmless(run);
}

function wasCut(one: EnvironmentOutcome<unknown>): boolean {
  if (one.outcome === 'interrupted') return one.killed;
  if (one.outcome !== 'failed' || !(one.error instanceof UserError)) return false;
  return one.error.problems.some(({ code }) => code === terraformCrashed.code);
}
