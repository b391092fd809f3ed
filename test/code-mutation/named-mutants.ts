import { functionAround, isFunction, type Node, walk } from './ast.js';
import type { Mutant } from './mutant.js';

/** A mistake that somebody could make, and that unit tests did not see once. */
interface NamedMutant {
  readonly file: string;
  readonly text: string;
  readonly replacement: string;
  /** What a person would suffer from it. */
  readonly means: string;
}

/** The 21 kinds that lived once, the grave ones in several forms, as the code is written today. */
const namedMutants: readonly NamedMutant[] = [
  {
    file: 'src/terraform/run/run-terraform.ts',
    text: '{ killed: result.signal !== null }',
    replacement: '{ killed: false }',
    means: 'A run that was killed is told as one that was only interrupted, and nobody recovers it.',
  },
  {
    file: 'src/operations/deploy/apply.ts',
    text: "return error.killed ? 'killed' : 'interrupted';",
    replacement: "return 'interrupted';",
    means: 'The journal calls a killed apply interrupted.',
  },
  {
    file: 'src/policy/review/review.ts',
    text: "outcome === 'fail' && rule.setting !== undefined",
    replacement: "outcome !== 'pass' && rule.setting !== undefined",
    means: 'What is known only after apply counts as accepted.',
  },
  {
    file: 'src/policy/review/review.ts',
    text: "outcome: reason === undefined ? outcome : 'accepted',",
    replacement: "outcome: outcome === 'unknown' ? 'pass' : reason === undefined ? outcome : 'accepted',",
    means: 'What is known only after apply passes.',
  },
  {
    file: 'src/config/resolve/merge-settings.ts',
    text: 'if (value === undefined || own === valueAt(defaults, [...block, choice])) return [];',
    replacement: 'if (value === undefined) return [];',
    means: 'An environment that repeats the mode of the defaults loses their subnets.',
  },
  {
    file: 'src/config/resolve/merge-settings.ts',
    text: 'settings: without(shared, orphans) }',
    replacement: 'settings: shared }',
    means: 'An environment in the default network inherits the subnets of another.',
  },
  {
    file: 'src/config/resolve/merge-settings.ts',
    text: "{ source: 'defaults', settings: without(shared, orphans) },\n    { source: 'tier', settings: tierDefaults(tier, edition) },",
    replacement:
      "{ source: 'tier', settings: tierDefaults(tier, edition) },\n    { source: 'defaults', settings: without(shared, orphans) },",
    means: 'The tier wins over the defaults of the file.',
  },
  {
    file: 'src/config/resolve/merge-settings.ts',
    text: "{ source: 'environment', settings: own },\n    { source: 'defaults', settings: without(shared, orphans) },",
    replacement:
      "{ source: 'defaults', settings: without(shared, orphans) },\n    { source: 'environment', settings: own },",
    means: 'The defaults of the file win over the environment.',
  },
  {
    file: 'src/config/resolve/merge-settings.ts',
    text: 'isBlock(below) && isBlock(value) ? merge(below, value) : value',
    replacement: 'value',
    means: 'One setting of a block takes all others of the block away.',
  },
  {
    file: 'src/config/resolve/tier-of-environment.ts',
    text: "...(named === undefined ? [] : [{ from: 'name' as const, tier: named }]),\n    ...(defaultTier === undefined ? [] : [{ from: 'defaults' as const, tier: defaultTier }]),",
    replacement:
      "...(defaultTier === undefined ? [] : [{ from: 'defaults' as const, tier: defaultTier }]),\n    ...(named === undefined ? [] : [{ from: 'name' as const, tier: named }]),",
    means: 'The tier of the defaults wins over what prod means.',
  },
  {
    file: 'src/config/resolve/tier-of-environment.ts',
    text: "...(tier === undefined ? [] : [{ from: 'tier' as const, tier }]),\n    ...(named === undefined ? [] : [{ from: 'name' as const, tier: named }]),",
    replacement:
      "...(named === undefined ? [] : [{ from: 'name' as const, tier: named }]),\n    ...(tier === undefined ? [] : [{ from: 'tier' as const, tier }]),",
    means: 'The tier of the environment itself counts last.',
  },
  {
    file: 'src/config/resolve/resolve-environment.ts',
    text: 'project: input.project ?? project,',
    replacement: 'project: project ?? input.project,',
    means: 'The project of resolved settings wins over the one that is asked for.',
  },
  {
    file: 'src/config/resolve/drop-broken.ts',
    text: 'return setting === path || setting.startsWith(`${path}.`);',
    replacement: 'return setting === path;',
    means: 'A check runs on settings whose block broke the schema.',
  },
  {
    file: 'src/constructs/storage/names.ts',
    text: 'if (settings.bucketName !== undefined) return settings.bucketName;',
    replacement: '',
    means: 'The name of the bucket that a person chose is passed over.',
  },
  {
    file: 'src/constructs/load-balancer/names.ts',
    text: 'port === unnamedPort ? targetGroup : `${targetGroup}-${port}`',
    replacement: 'targetGroup',
    means: 'A change of the port replaces a target group under the name of the old one.',
  },
  {
    file: 'src/operations/doctor/environment/engine.ts',
    text: "a.localeCompare(b, 'en', { numeric: true })",
    replacement: 'a < b ? -1 : 1',
    means: '15.9 counts as newer than 15.17.',
  },
  {
    file: 'src/rules/rds/facts/engine-versions.ts',
    text: 'Math.min(...newer)',
    replacement: 'Math.max(...newer)',
    means: 'The smallest upgrade skips versions.',
  },
  {
    file: 'src/policy/waivers/apply-waivers.ts',
    text: 'const [first] = matching;',
    replacement: 'const first = matching.at(-1);',
    means: 'Another waiver than the one that is written first answers.',
  },
  {
    file: 'src/policy/waivers/apply-waivers.ts',
    text: 'return expires < today;',
    replacement: 'return expires <= today;',
    means: 'A waiver ends a day early.',
  },
  {
    file: 'src/operations/run/exit-code.ts',
    text: '[70, 143, 130, 3, 2, 1, 0]',
    replacement: '[70, 143, 130, 2, 3, 1, 0]',
    means: 'Where AWS failed too, the exit code says that the use was wrong.',
  },
  {
    file: 'src/terraform/json/plan.ts',
    text: "changes.filter(({ mode }) => mode === 'managed')",
    replacement: 'changes',
    means: 'Data sources count as changes of a plan.',
  },
  {
    file: 'src/terraform/json/state-resources.ts',
    text: "resources.filter(({ mode }) => mode === 'managed')",
    replacement: 'resources',
    means: 'Data sources count as managed by the state.',
  },
  {
    file: 'src/changes/protections.ts',
    text: "if (protection === undefined || !change.actions.includes('delete')) return [];",
    replacement: 'if (protection === undefined) return [];',
    means: 'A protection of what is not deleted stops a destroy.',
  },
  {
    file: 'src/terraform/run/init.ts',
    text: 'hash([target.binary, pluginFolder, backend,',
    replacement: 'hash([target.binary, backend,',
    means: 'Another folder with the provider is not noticed.',
  },
  {
    file: 'src/terraform/run/diagnostics.ts',
    text: 'if (summary === lockSummary && !otherReasons.test(detail))',
    replacement: 'if (summary === lockSummary)',
    means: 'A lock that cannot be written is told as one that somebody holds.',
  },
  {
    file: 'src/cli/interruption.ts',
    text: 'Date.now() - firstAt > sameSignalMs',
    replacement: 'Date.now() - firstAt < sameSignalMs',
    means: 'The signal that npm passes on kills what should end gently.',
  },
  {
    file: 'src/operations/project/select-environments.ts',
    text: '  if (patterns.length === 0) return [...environments];\n',
    replacement: '',
    means: 'Without --env no environment is meant.',
  },
  {
    file: 'src/config/names/environment-pattern.ts',
    text: '? matchesGlob(pattern.slice(tierPrefix.length), tier)',
    replacement: '? matchesGlob(pattern.slice(tierPrefix.length), suffix)',
    means: 'tier:production names by the suffix.',
  },
  {
    file: 'src/terraform/folder/busy.ts',
    text: 'return owner.host !== hostname() || isSameProcessAlive(owner);',
    replacement: 'return owner.host === hostname() && isSameProcessAlive(owner);',
    means: 'A run on another machine that shares the folder is taken over while it works.',
  },
  {
    file: 'src/terraform/folder/journal/read-run.ts',
    text: 'later.length >= own.length ? later : own',
    replacement: 'own',
    means: 'What Terraform did after its run was killed is not known.',
  },
];

/** The named mutants as those that are drawn, and those whose text is no longer there once: they have to be written anew. */
export function placed(sources: ReadonlyMap<string, string>): {
  readonly mutants: readonly Mutant[];
  readonly gone: readonly string[];
} {
  const gone: string[] = [];
  const mutants = namedMutants.flatMap((named): Mutant[] => {
    const { file, text, replacement: after, means } = named;
    const code = sources.get(file) ?? '';
    const start = code.indexOf(text);
    if (start === -1 || code.includes(text, start + 1)) {
      gone.push(`${file}: ${means}`);
      return [];
    }
    const end = start + text.length;
    const line = code.slice(0, start).split('\n').length;
    const around = inside(file, code, { start, end });
    return [{ file, line, operator: 'named', start, end, before: text, after, inside: around }];
  });
  return { mutants, gone };
}

function inside(file: string, code: string, { start, end }: Pick<Mutant, 'start' | 'end'>): string {
  const around: Node[] = [];
  walk(code, (node) => {
    if (isFunction(node) && node.start <= start && node.end >= end) around.push(node);
  });
  return functionAround(file, around);
}
