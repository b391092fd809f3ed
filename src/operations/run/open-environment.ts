import type { Target } from '../../aws/target.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { PrivateFolder } from '../../files/private-folder.js';
import { cacheFolder } from '../../sandbox/cache-folder.js';
import { writeSandboxProfiles } from '../../sandbox/sandbox-environment.js';
import type { TerraformBinary } from '../../terraform/binary/find-terraform.js';
import { checkWorkFolder } from '../../terraform/folder/boundary/check-work-area.js';
import { type Occupation, occupy } from '../../terraform/folder/busy.js';
import { makeFolders } from '../../terraform/folder/environment-folder.js';
import { Journal } from '../../terraform/folder/journal/journal.js';
import { terraformEnvironment } from '../../terraform/run/terraform-environment.js';
import type { OperationContext } from '../context.js';
import type { CheckedBuckets } from '../state/checked-buckets.js';
import type { StackSource } from '../synth/stack-source.js';
import { targetOf } from '../target.js';
import type { CommandOptions, EnvironmentRun } from './environment-run.js';
import { workPlace } from './work-place.js';

/** What the environments of one run share. */
export interface SharedByRuns {
  readonly options: CommandOptions;
  readonly binary: TerraformBinary;
  readonly pluginFolder: string | undefined;
  readonly tellProvider: () => void;
  readonly stacks: StackSource;
  readonly buckets: CheckedBuckets;
}

/** An environment that is ours until it is closed. */
export interface OpenEnvironment {
  readonly run: EnvironmentRun;
  /** What the person should know about Terraform's environment. */
  readonly notices: readonly string[];
  readonly close: () => void;
}

/**
 * Takes an environment for this run, alone.
 * @throws UserError `environment-busy`, `terraform-still-running`
 */
export async function openEnvironment(
  context: OperationContext,
  environment: ResolvedEnvironment,
  shared: SharedByRuns,
): Promise<OpenEnvironment> {
  const { options, binary, pluginFolder, tellProvider, stacks, buckets } = shared;
  const { loaded, command, isIsolated = false } = options;
  const { suffix } = environment;
  const work = await workPlace(suffix, options, binary);
  const { folder, sandbox } = work;
  const place = targetOf(context, environment, sandbox);
  if (sandbox !== undefined) writeSandboxProfiles({ ...sandbox, environment });
  const { env, notices } = terraformEnvironment(place.variables, {
    cacheFolder: pluginFolder === undefined ? cacheFolder(context.env) : undefined,
    project: loaded.root,
  });
  const warn = (message: string) => context.emit({ type: 'notice', environment: suffix, message });
  const { occupation, journal } = await take(context, work, { options, warn, place });
  const privateFolder = new PrivateFolder();
  const run: EnvironmentRun = {
    ...place,
    loaded,
    folder,
    target: {
      suffix,
      invocation: place.invocation,
      binary,
      folder: folder.path,
      env,
      interrupt: context.interrupt,
      onChild: occupation.noteChild,
      beforeStart: () => checkWorkFolder(folder.path, context.env),
    },
    pluginFolder,
    tellProvider,
    lockfile: options.lockfile ?? (isCi(context.env) ? 'readonly-if-there' : 'update'),
    stacks,
    buckets,
    isOrphan: options.orphans?.has(suffix) ?? false,
    command,
    isIsolated,
    journal,
    privateFolder,
    orphan: occupation.orphan,
    waitSeconds: options.waitSeconds,
  };
  const close = () => {
    privateFolder.remove();
    journal.close();
    occupation.release();
    work.remove();
  };
  return { run, notices, close };
}

/** Every CI system sets `CI`; a person who has it in a shell may say `false`. */
function isCi({ CI: said = '' }: OperationContext['env']): boolean {
  return !['', '0', 'false'].includes(said.toLowerCase());
}

/** Who only looks keeps nobody waiting. */
const unoccupied: Occupation = {
  orphan: undefined,
  noteChild: () => undefined,
  release: () => undefined,
};

async function take(
  { interrupt }: OperationContext,
  { folder, journalFolder, remove }: Awaited<ReturnType<typeof workPlace>>,
  {
    options,
    warn,
    place: { invocation },
  }: {
    readonly options: SharedByRuns['options'];
    readonly warn: (message: string) => void;
    readonly place: Target;
  },
): Promise<{ readonly occupation: Occupation; readonly journal: Journal }> {
  const { command, waitSeconds, loaded, isIsolated = false } = options;
  const takesOrphan = command === 'recover';
  const occupation = isIsolated
    ? unoccupied
    : await occupy(folder, { command, interrupt, invocation, waitSeconds, onWait: warn, takesOrphan });
  try {
    makeFolders(folder, loaded.root);
    return { occupation, journal: new Journal({ journalFolder }, { command, warn }) };
  } catch (error) {
    occupation.release();
    remove();
    throw error;
  }
}
