import { resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { buildCommand } from '@stricli/core';
import type { LoadedEnvironments } from '../../config/file/load.js';
import type { EnvironmentDiff } from '../../operations/diff/diff.js';
import type { FleetDiff } from '../../operations/diff/diff-all.js';
import { type DiffFormat, diffFormats } from '../../render/format-names.js';
import { environmentArgument } from '../arguments.js';
import type { CliContext } from '../context.js';
import {
  type FileFlags,
  fileFlags,
  type JsonFlag,
  jsonFlag,
  nonEmpty,
  type SandboxFlag,
  sandboxFlag,
} from '../flags.js';
import { oneOf } from '../one-of.js';
import { findSandboxPlace, loadFile, selectFromFile } from '../project.js';

interface Flags extends FileFlags, JsonFlag, SandboxFlag {
  readonly all?: boolean;
  readonly gate?: boolean;
  readonly before?: string;
  readonly at?: string;
  readonly deployed?: boolean;
  readonly format?: DiffFormat;
}

/** `multienv diff`. */
export const diffCommand = buildCommand<Flags, [a?: string, b?: string], CliContext>({
  docs: {
    brief: 'Compare environments of the file',
    fullDescription: `Compares two environments: their settings, each with the line, the defaults or the tier that says it, and the stacks that are synthesized from them, with the settings behind each attribute. Names that come from suffix, account and region are no difference.
\`parity\` of the file says which environments are meant to be alike, and in which settings they may differ. With --gate the exit code is 1 where a difference is not allowed: of a pair that parity does not name, any.
With --all every setting in which environments differ, with the environments that share each value; --gate then asks of the environments that parity names, and is refused where it names no two.
With --at one environment is compared with what the file said of it at a commit, branch or tag of git, as the target branch of a pull request; --before takes that version from a file, or from stdin. An environment that only one of the two has is new, or was removed; all its settings differ.
With --deployed it is compared with the settings that it was deployed with last, which the record beside its state keeps. --gate then exits 1 on any difference.
Reads the file alone, no state and no AWS; with --deployed the record of the deploy.

Examples:
  multienv diff staging-002 prod-003
  multienv diff staging-002 prod-003 --gate
  multienv diff staging-002 prod-003 --format markdown
  multienv diff --all
  multienv diff prod-003 --at main
  multienv diff prod-003 --deployed
  git show main:environments.yaml | multienv diff prod-003 --before -`,
  },
  parameters: {
    flags: {
      ...fileFlags,
      ...jsonFlag,
      ...sandboxFlag,
      all: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Compare all environments of the file',
      },
      gate: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Exit 1 where `parity` of the file does not allow a difference',
      },
      before: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'FILE',
        brief: 'Compare one environment with another version of environments.yaml: FILE, or - for stdin',
      },
      at: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'REF',
        brief: 'Compare one environment with the file at a commit, branch or tag of git',
      },
      deployed: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Compare one environment with the settings that it was deployed with last',
      },
      format: {
        kind: 'parsed',
        parse: oneOf(diffFormats),
        proposeCompletions: () => diffFormats,
        optional: true,
        placeholder: 'FORMAT',
        brief: 'terminal, json or markdown (default: terminal)',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { ...environmentArgument, placeholder: 'A', optional: true },
        {
          ...environmentArgument,
          placeholder: 'B',
          brief: 'Environment to compare it with',
          optional: true,
        },
      ],
    },
  },
  async func({ json, gate = false, format = json ? 'json' : 'terminal', ...flags }, a, b) {
    const { diffAllAsJson, diffAsJson } = await import('../../render/json/diff-as-json.js');
    const { diffReportFormats } = await import('../../render/reports/diff-report.js');
    const { columns } = this.streams.stdout;
    const look = { paint: this.paint, columns };
    const found = await compared(this, { ...flags, gate }, [a, b]);
    if (gate && found.undeclared.length > 0) this.exitCode = 1;
    if ('rows' in found)
      return format === 'json'
        ? this.printJson(diffAllAsJson(found))
        : this.print(diffReportFormats[format].all(found, look));
    if (format === 'json') return this.printJson(diffAsJson(found));
    this.print(diffReportFormats[format].pair(found, look));
  },
});

type Compared = Omit<Flags, 'format' | 'json'>;

async function compared(
  context: CliContext,
  { all = false, gate = false, before, at, deployed = false, sandbox: flag, ...flags }: Compared,
  [a, b]: readonly [string | undefined, string | undefined],
): Promise<EnvironmentDiff | FleetDiff> {
  const { diffNeedsTwo } = await import('../../operations/diff/errors.js');
  const { selectOne } = await import('../../operations/project/select-one.js');
  const { loaded } = await selectFromFile(context, {
    ...flags,
    usesBackend: deployed && flag === undefined,
    startsPrograms: !deployed,
  });
  const wrongUse = () => diffNeedsTwo.error({ suffixes: loaded.environments.map(({ suffix }) => suffix) });
  const ways = [all, before !== undefined, at !== undefined, deployed].filter(Boolean).length;
  const named = [a, b].filter((one) => one !== undefined).length;
  if (ways > 1 || (flag !== undefined && !deployed) || named !== (all ? 0 : ways === 1 ? 1 : 2))
    throw wrongUse();
  if (all) {
    const { diffAll, refuseIdleGate } = await import('../../operations/diff/diff-all.js');
    if (gate) refuseIdleGate(context.operation, loaded);
    return diffAll(loaded);
  }
  if (before !== undefined || at !== undefined)
    return comparedVersions(context, { ...flags, before, at }, { loaded, pattern: a ?? '' });
  const one = selectOne(loaded, a ?? '');
  if (deployed) {
    const { diffDeployed } = await import('../../operations/diff/diff-deployed.js');
    const sandbox = await findSandboxPlace(context, loaded.root, { sandbox: flag });
    return diffDeployed(context.operation, { loaded, environment: one, sandbox });
  }
  const { diff } = await import('../../operations/diff/diff.js');
  const other = selectOne(loaded, b ?? '');
  if (one === other) throw wrongUse();
  return diff(context.operation, { loaded, a: one, b: other });
}

/** One environment in two versions of the file, of which one may not have it. */
async function comparedVersions(
  context: CliContext,
  { before, at, ...flags }: Pick<Compared, 'before' | 'at'> & FileFlags,
  { loaded, pattern }: { readonly loaded: LoadedEnvironments; readonly pattern: string },
): Promise<EnvironmentDiff> {
  const { diffVersions } = await import('../../operations/diff/diff-versions.js');
  const text = await formerText(context, { before, at, file: loaded.file });
  const former = await loadFile(context, { ...flags, startsPrograms: false }, text);
  const since = at ?? 'the version before';
  return diffVersions(context.operation, { loaded, before: former, since, pattern });
}

/** What another version of the file says. */
async function formerText(
  { cwd, invocation, streams, operation }: CliContext,
  { before, at, file }: Pick<Compared, 'before' | 'at'> & { readonly file: string },
): Promise<string> {
  if (at !== undefined) {
    const { fileAtRef } = await import('../../operations/diff/file-at-ref.js');
    return fileAtRef(operation, file, at);
  }
  if (before === undefined || before === '-') return textOf(streams.stdin);
  const { readSource } = await import('../../config/file/read-source.js');
  return readSource(resolve(cwd, before), invocation);
}
