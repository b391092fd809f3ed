import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildCommand } from '@stricli/core';
import { diffAllAsJson, diffAsJson } from '../../../render/json/diff-as-json.js';
import { type DiffReportFormat, diffReportFormats } from '../../../render/reports/diff-report.js';
import { environmentArgument } from '../../arguments.js';
import type { CliContext } from '../../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag, nonEmpty } from '../../flags.js';
import { keyOf } from '../../one-of.js';
import { loadFile, selectFromFile } from '../../project.js';

interface Flags extends FileFlags, JsonFlag {
  readonly all?: boolean;
  readonly gate?: boolean;
  readonly before?: string;
  readonly format?: DiffReportFormat;
}

const formats = { ...diffReportFormats, json: undefined } satisfies Readonly<
  Record<DiffReportFormat, unknown>
>;

/** `multienv diff`. */
export const diffCommand = buildCommand<Flags, [a?: string, b?: string], CliContext>({
  docs: {
    brief: 'Compare environments of the file',
    fullDescription: `Compares two environments: their settings, each with the line, the defaults or the tier that says it, and the stacks that are synthesized from them, with the settings behind each attribute. Names that come from suffix, account and region are no difference.
\`parity\` of the file says which environments are meant to be alike, and in which settings they may differ. With --gate the exit code is 1 where a difference is not allowed: of a pair that parity does not name, any.
With --all every setting in which environments differ, with the environments that share each value; --gate then asks of the environments that parity names.
With --before one environment is compared with what another version of the file says of it, as the target branch of a pull request; --gate then exits 1 on any difference.
Reads the file alone: no state, no AWS.

Examples:
  multienv diff staging-002 prod-003
  multienv diff staging-002 prod-003 --gate
  multienv diff staging-002 prod-003 --format markdown
  multienv diff --all
  git show main:environments.yaml | multienv diff prod-003 --before -`,
  },
  parameters: {
    flags: {
      ...fileFlags,
      ...jsonFlag,
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
      format: {
        kind: 'parsed',
        parse: keyOf<DiffReportFormat>(formats),
        proposeCompletions: () => Object.keys(formats),
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
  async func(
    { json, all = false, gate = false, before, format = json ? 'json' : 'terminal', ...flags },
    a,
    b,
  ) {
    const { diffNeedsTwo } = await import('../../../operations/diff/errors.js');
    const { selectOne } = await import('../../../operations/project/select-one.js');
    const { loaded } = await selectFromFile(this, flags);
    const { columns } = this.streams.stdout;
    const look = { paint: this.paint, columns };
    const suffixes = loaded.environments.map(({ suffix }) => suffix);
    const isBefore = before !== undefined;
    if (all) {
      if (a !== undefined || isBefore) throw diffNeedsTwo.error({ suffixes });
      const { diffAll } = await import('../../../operations/diff/diff-all.js');
      const found = diffAll(loaded);
      if (gate && found.undeclared.length > 0) this.exitCode = 1;
      if (format === 'json') return this.printJson(diffAllAsJson(found));
      return this.print(diffReportFormats[format].all(found, look));
    }
    if (a === undefined || (b === undefined) !== isBefore) throw diffNeedsTwo.error({ suffixes });
    const other = selectOne(loaded, b ?? a);
    const former = isBefore
      ? await loadFile(this, { ...flags, startsPrograms: false }, await formerText(this, before))
      : loaded;
    const one = selectOne(former, a);
    if (one === other) throw diffNeedsTwo.error({ suffixes });
    const { diff } = await import('../../../operations/diff/diff.js');
    const found = await diff(this.operation, {
      ...{ loaded, a: one, b: other },
      ...(isBefore ? { before: former } : {}),
    });
    if (gate && found.undeclared.length > 0) this.exitCode = 1;
    if (format === 'json') return this.printJson(diffAsJson(found));
    this.print(diffReportFormats[format].pair(found, look));
  },
});

/** What another version of the file says. */
async function formerText({ cwd, invocation, streams }: CliContext, before: string): Promise<string> {
  if (before === '-') return text(streams.stdin);
  const { readSource } = await import('../../../config/file/read-source.js');
  return readSource(resolve(cwd, before), invocation);
}
