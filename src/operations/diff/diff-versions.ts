import { compareFiles } from '../../config/comparison/compare-files.js';
import { compareSettings } from '../../config/comparison/compare-settings.js';
import type { LoadedEnvironments } from '../../config/file/load.js';
import { namesEnvironment } from '../../config/names/environment-pattern.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { compareStacks } from '../../stacks/comparison/compare-stacks.js';
import { stackJson } from '../../stacks/synth/synthesize.js';
import type { OperationContext } from '../context.js';
import { selectOne } from '../project/select-one.js';
import { diff, type EnvironmentDiff } from './diff.js';

interface VersionsOptions {
  readonly loaded: LoadedEnvironments;
  /** The earlier version of the file. */
  readonly before: LoadedEnvironments;
  /** What the earlier version is called, `main`. */
  readonly since: string;
  /** Names one environment of the file; where it has none, one of the earlier version. */
  readonly pattern: string;
}

/**
 * Compares an environment in two versions of a file. One that only the file has is new, one that only the earlier version has was removed.
 * @throws UserError `unknown-environment` where neither has it, `names-several-environments`
 */
export async function diffVersions(
  context: OperationContext,
  { loaded, before, since, pattern }: VersionsOptions,
): Promise<EnvironmentDiff> {
  const knows = ({ environments }: LoadedEnvironments) =>
    environments.some((one) => namesEnvironment(pattern, one));
  const { suffix } = selectOne(!knows(loaded) && knows(before) ? before : loaded, pattern);
  const inVersion = ({ environments }: LoadedEnvironments) =>
    environments.find((one) => one.suffix === suffix);
  const [a, b] = [inVersion(before), inVersion(loaded)];
  const found =
    a !== undefined && b !== undefined
      ? await diff(context, { loaded, a, b, before })
      : withNone({ a, b, suffix }, { loaded, before });
  return { ...found, since };
}

interface Versions {
  readonly suffix: string;
  readonly a: ResolvedEnvironment | undefined;
  readonly b: ResolvedEnvironment | undefined;
}

/** Of two versions of which one alone has the environment: all its settings and all its elements differ. */
function withNone(
  { a, b, suffix }: Versions,
  { loaded, before }: Pick<VersionsOptions, 'loaded' | 'before'>,
): EnvironmentDiff {
  const settings = compareSettings(a, b, { withIdentity: true });
  const beside = compareFiles({ loaded: before, environment: a ?? {} }, { loaded, environment: b ?? {} });
  // An own app makes one stack for a suffix: that of the file as it is.
  const isStackCompared = loaded.synthCommand === undefined;
  const stackOf = (one: ResolvedEnvironment | undefined) => (one === undefined ? {} : stackJson(one));
  const elements = isStackCompared ? compareStacks({ a: stackOf(a), b: stackOf(b) }) : [];
  return {
    ...{ kind: 'versions', beside, isStackCompared, isParityDeclared: false },
    a: { name: `${suffix} before`, suffix, tier: a?.tier },
    b: { name: suffix, suffix, tier: b?.tier },
    settings: settings.map((one) => ({ ...one, declaredBy: undefined })),
    resources: elements.map((one) => ({ ...one, attributes: [], settings: [] })),
    undeclared: [...beside, ...(isStackCompared ? [] : ['stack']), ...settings.map(({ setting }) => setting)],
  };
}
