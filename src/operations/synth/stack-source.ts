import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { nearestName } from '../../config/names/nearest-name.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { UserError } from '../../errors/user-error.js';
import { fileLimits } from '../../files/file-limits.js';
import { makeFolder } from '../../files/make-folder.js';
import { readLimited } from '../../files/read-limited.js';
import { writeSandboxProfiles } from '../../sandbox/sandbox-environment.js';
import { type OrphanProviders, orphanStack } from '../../stacks/synth/orphan-stack.js';
import { stackJson, stackName, synthesizeStack } from '../../stacks/synth/synthesize.js';
import { checkWorkArea } from '../../terraform/folder/boundary/check-work-area.js';
import { makeTopFolder } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { stage } from '../run/stage.js';
import { targetOf } from '../target.js';
import { appStackProblems, withBackendOf } from './check-app-stack.js';
import { runSynthCommand } from './run-synth-command.js';
import { synthCommandOutputMissing } from './synth-command-errors.js';

/** A stack as Terraform takes it. */
interface SynthesizedStack {
  /** Terraform JSON. */
  readonly text: string;
  /** Folder `assets` that the stack refers to, where an app of the project made one. */
  readonly assets?: string;
}

interface CheckedStack extends SynthesizedStack {
  readonly checkedFor: ResolvedEnvironment;
}

/** Yields the stack of each environment, from the built-in app or from the project's own. */
export interface StackSource {
  /** The project's own app runs at the first call, once for all environments. */
  readonly stackOf: (environment: ResolvedEnvironment) => Promise<SynthesizedStack>;
  /** The same stack as data, in memory where it is the built-in one. */
  readonly jsonOf: (environment: ResolvedEnvironment) => Promise<Readonly<Record<string, unknown>>>;
  /** Removes what the app wrote. */
  readonly close: () => void;
}

interface SourceOptions {
  readonly loaded: LoadedEnvironments;
  /** The environments that will be asked for. */
  readonly environments: readonly ResolvedEnvironment[];
  readonly sandbox?: SandboxPlace;
  /** See `RunOptions`. Default: the file has them all. */
  readonly orphans?: ReadonlyMap<string, OrphanProviders> | undefined;
}

/** Where the stacks of a run come from: `synthCommand` of the file, or our own stack; of an environment that the file no longer has, its state. */
export function stackSource(context: OperationContext, options: SourceOptions): StackSource {
  const { orphans = new Map<string, OrphanProviders>() } = options;
  const environments = options.environments.filter(({ suffix }) => !orphans.has(suffix));
  const source = fileSource(context, { ...options, environments });
  const jsonOf: StackSource['jsonOf'] = async (environment) => {
    const providers = orphans.get(environment.suffix);
    return providers === undefined ? source.jsonOf(environment) : orphanStack(environment, providers);
  };
  const stackOf: StackSource['stackOf'] = async (environment) =>
    orphans.has(environment.suffix)
      ? { text: JSON.stringify(await jsonOf(environment), null, 2) }
      : source.stackOf(environment);
  return { stackOf, jsonOf, close: source.close };
}

function fileSource(context: OperationContext, options: SourceOptions): StackSource {
  const { synthCommand } = options.loaded;
  if (synthCommand === undefined)
    return {
      stackOf: async (environment) => ({ text: synthesizeStack(environment) }),
      jsonOf: async (environment) => stackJson(environment),
      close: () => {},
    };
  let outdir: string | undefined;
  let stacks: Promise<ReadonlyMap<string, CheckedStack | UserError>> | undefined;
  const runOnce = async () => {
    outdir = makeOutdir(context, options);
    await runApp(context, options, { words: synthCommand, outdir });
    return throwIfNoneIsSound(readStacks(outdir, options));
  };
  const stackOf = async (environment: ResolvedEnvironment) => {
    stacks ??= stage(context, { stage: 'synth' }, runOnce);
    const stack = (await stacks).get(environment.suffix);
    if (stack === undefined) throw new Error(`${environment.suffix} is not among the stacks asked for.`);
    if (stack instanceof UserError) throw stack;
    const { text, assets, checkedFor } = stack;
    return { text: environment === checkedFor ? text : withBackendOf(environment, text), assets };
  };
  return {
    stackOf,
    jsonOf: async (environment) => JSON.parse((await stackOf(environment)).text),
    close: () => {
      if (outdir !== undefined) rmSync(outdir, { recursive: true, force: true });
    },
  };
}

/** A folder that no environment's working folder can collide with: a suffix has no dot. */
function makeOutdir({ env }: OperationContext, { loaded, sandbox }: SourceOptions): string {
  checkWorkArea(loaded.root, env);
  makeTopFolder(loaded.root);
  const work = join(sandbox?.folder ?? join(loaded.root, '.multienv'), 'work');
  makeFolder(work, 0o700);
  return mkdtempSync(join(work, 'synth.'));
}

/** On the sandbox the app sees what Terraform sees there: the emulator, with the account of the first environment. */
async function runApp(
  context: OperationContext,
  { loaded, environments, sandbox }: SourceOptions,
  { words, outdir }: { readonly words: readonly string[]; readonly outdir: string },
): Promise<void> {
  const [environment] = environments;
  if (sandbox !== undefined && environment !== undefined) writeSandboxProfiles({ ...sandbox, environment });
  const env = environment === undefined ? context.env : targetOf(context, environment, sandbox).variables;
  const { root, file } = loaded;
  await runSynthCommand(context, { words, root, file, env, outdir, place: placeIn(loaded) });
}

/** The stack of each environment, or what is wrong with it; those that are missing share an error. */
function readStacks(
  outdir: string,
  { loaded, environments }: SourceOptions,
): ReadonlyMap<string, CheckedStack | UserError> {
  const folder = join(outdir, 'stacks');
  const fileOf = (suffix: string) => join(folder, stackName(suffix), 'cdk.tf.json');
  const missing = environments.filter(({ suffix }) => !existsSync(fileOf(suffix)));
  const error = missing.length === 0 ? undefined : missingError(missing, { folder, loaded });
  return new Map(
    environments.map((environment) => {
      const { suffix } = environment;
      if (error !== undefined && missing.includes(environment)) return [suffix, error];
      const text = readLimited(fileOf(suffix), fileLimits.document);
      const assets = join(folder, stackName(suffix), 'assets');
      const stack = { checkedFor: environment, text, assets: existsSync(assets) ? assets : undefined };
      return [suffix, faultOf(stack, loaded) ?? stack];
    }),
  );
}

/** @throws UserError with the problems of all stacks where there is none to go on with */
function throwIfNoneIsSound(stacks: ReadonlyMap<string, CheckedStack | UserError>) {
  const errors = new Set([...stacks.values()].filter((stack) => stack instanceof UserError));
  if (errors.size === 0 || [...stacks.values()].some((stack) => !(stack instanceof UserError))) return stacks;
  const [first] = errors;
  throw errors.size === 1 && first ? first : new UserError([...errors].flatMap(({ problems }) => problems));
}

function faultOf({ text, checkedFor }: CheckedStack, loaded: LoadedEnvironments): UserError | undefined {
  const problems = appStackProblems(text, checkedFor);
  const place = placeIn(loaded);
  return problems.length === 0 ? undefined : new UserError(problems.map((one) => ({ ...one, ...place })));
}

function missingError(
  missing: readonly ResolvedEnvironment[],
  { folder, loaded }: { readonly folder: string; readonly loaded: LoadedEnvironments },
): UserError {
  const stacks = missing.map(({ suffix }) => stackName(suffix));
  const found = existsSync(folder) ? readdirSync(folder).sort() : [];
  const suggestion = nearestName(
    stacks[0] ?? '',
    found.filter((name) => !loaded.environments.some(({ suffix }) => stackName(suffix) === name)),
  );
  return synthCommandOutputMissing.error({ stacks, found, suggestion }, placeIn(loaded));
}

function placeIn({ file, locate }: LoadedEnvironments) {
  return { file, ...locate(['synthCommand']), path: 'synthCommand' };
}
