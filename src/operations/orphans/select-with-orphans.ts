import type { SandboxPlace } from '../../aws/target.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { namesEnvironment } from '../../config/names/environment-pattern.js';
import { suffixPattern } from '../../config/names/suffix-pattern.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { plainInvocation } from '../../errors/invocation.js';
import { UserError } from '../../errors/user-error.js';
import type { OrphanProviders } from '../../stacks/synth/orphan-stack.js';
import { sandboxFolderOf } from '../../terraform/folder/environment-folder.js';
import type { OperationContext } from '../context.js';
import { selectEnvironments } from '../project/select-environments.js';
import type { Orphan, OrphanWay } from './orphan.js';
import { environmentOrphaned, orphanForeign, orphanUnclear } from './orphan-errors.js';
import { orphanNamed } from './orphan-problem.js';

interface SelectOptions {
  readonly loaded: LoadedEnvironments;
  readonly patterns: readonly string[];
  readonly sandbox?: SandboxPlace | undefined;
  /** The command works on an environment that the file no longer has. */
  readonly takesOrphans?: boolean | undefined;
  /** AWS may be asked. Default: this project folder alone. */
  readonly asksStore?: boolean | undefined;
}

/** The environments of a run, those that the file no longer has among them. */
export interface SelectedEnvironments {
  readonly environments: readonly ResolvedEnvironment[];
  readonly orphans: ReadonlyMap<string, OrphanProviders>;
}

/**
 * The environments that the patterns of `--env` name. Where a whole suffix names none of the file, the state store is asked for it: a glob
 * never chooses what the file does not have.
 * @throws UserError `unknown-environment`; `environment-orphaned` unless the command takes orphans; `orphan-unclear`, `orphan-foreign`
 */
export async function selectWithOrphans(
  context: OperationContext,
  options: SelectOptions,
): Promise<SelectedEnvironments> {
  const { loaded, patterns, takesOrphans = false } = options;
  const suffixes = patterns.filter(
    (pattern) =>
      suffixPattern.test(pattern) && !loaded.environments.some((one) => namesEnvironment(pattern, one)),
  );
  const found = suffixes.length === 0 ? [] : await lookFor(context, suffixes, options);
  const names = new Set(found.map(({ orphan }) => orphan.suffix));
  const others = patterns.filter((pattern) => !names.has(pattern));
  const environments = names.size > 0 && others.length === 0 ? [] : selectEnvironments(loaded, others);
  if (found.length === 0) return { environments, orphans: new Map() };
  const unusable = found.filter(({ isElsewhere }) => isElsewhere || !takesOrphans);
  if (unusable.length > 0)
    throw new UserError(
      unusable.map(({ orphan, sandbox }) => orphanNamed(context, orphan, { loaded, sandbox })),
      { exitCode: environmentOrphaned.exitCode },
    );
  const ways = found.map(({ orphan }) => wayOf(context, orphan));
  return {
    environments: [...environments, ...ways.map(({ environment }) => environment)],
    orphans: new Map(ways.map(({ environment, providers }) => [environment.suffix, providers])),
  };
}

interface NamedOrphan {
  readonly orphan: Orphan;
  /** Where it is. */
  readonly sandbox: Pick<SandboxPlace, 'endpoint'> | undefined;
  /** It is on the sandbox, and the command is not. */
  readonly isElsewhere: boolean;
}

async function lookFor(
  context: OperationContext,
  suffixes: readonly string[],
  { loaded, sandbox, asksStore = false }: SelectOptions,
): Promise<readonly NamedOrphan[]> {
  const { findLocalOrphans, findOrphans } = await import('./find-orphans.js');
  const search = { loaded, sandbox, suffixes };
  const orphans = asksStore
    ? (await findOrphans(context, search)).orphans
    : await findLocalOrphans(context, search);
  const here = orphans.map((orphan) => ({ orphan, sandbox, isElsewhere: false }));
  const rest = suffixes.filter((suffix) => !orphans.some((orphan) => orphan.suffix === suffix));
  if (rest.length === 0 || sandbox !== undefined) return here;
  // An empty address is that of the sandbox that runs.
  const other = { endpoint: '', folder: sandboxFolderOf(loaded.root) };
  const there = await findLocalOrphans(context, { loaded, sandbox: other, suffixes: rest });
  return [...here, ...there.map((orphan) => ({ orphan, sandbox: other, isElsewhere: true }))];
}

/** @throws UserError `orphan-unclear`, `orphan-foreign` */
function wayOf(
  { invocation = plainInvocation }: OperationContext,
  { suffix, where, foreign, way }: Orphan,
): OrphanWay {
  if (foreign !== undefined) throw orphanForeign.error({ suffix, where, foreign });
  if ('obstacle' in way) throw orphanUnclear.error({ suffix, invocation, obstacle: way.obstacle });
  return way;
}
