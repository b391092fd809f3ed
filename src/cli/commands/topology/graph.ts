import { text } from 'node:stream/consumers';
import { buildCommand } from '@stricli/core';
import { type GraphFormat, graphFormats } from '../../../render/format-names.js';
import { environmentArgument } from '../../arguments.js';
import type { CliContext } from '../../context.js';
import {
  type FileFlags,
  type ForeignFlags,
  fileFlags,
  foreignFlags,
  type JsonFlag,
  jsonFlag,
  nonEmpty,
} from '../../flags.js';
import { oneOf } from '../../one-of.js';
import { selectFromFile } from '../../project.js';

interface Flags extends FileFlags, ForeignFlags, JsonFlag {
  readonly diff?: boolean;
  readonly format?: GraphFormat;
  readonly out?: string;
}

/** `multienv graph`. */
export const graphCommand = buildCommand<Flags, [a?: string, b?: string], CliContext>({
  docs: {
    brief: 'Draw the architecture of an environment, a stack or a plan',
    fullDescription: `Draws region, VPC, zones as columns and tiers as rows; what spans zones is one bar; services outside the VPC stand at the side. Lines are the traffic that groups and listeners let pass, with protocol and port, and the access that policies grant. Marks say what is encrypted, Multi-AZ, protected or public; badges count the findings of the review.
With --diff two environments beside each other, with what only one has and what differs.
With --plan what a plan makes, changes and deletes, by gravity; with --stack any Terraform JSON. What has no place in the picture is listed below it.
Reads stacks and plans alone: no state, no AWS. PNG needs an installed Chromium, Chrome or Edge, on PATH or at CHROME_PATH.

Examples:
  multienv graph prod-003 --out prod-003.svg
  multienv graph prod-003 --out prod-003.png
  multienv graph --diff staging-002 prod-003 --out difference.svg
  multienv graph dev-001 --format mermaid
  terraform show -json tfplan | multienv graph --plan - --out plan.svg`,
  },
  parameters: {
    flags: {
      ...fileFlags,
      ...jsonFlag,
      diff: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Draw two environments, and mark what they do not share',
      },
      ...foreignFlags,
      format: {
        kind: 'parsed',
        parse: oneOf(graphFormats),
        proposeCompletions: () => graphFormats,
        optional: true,
        placeholder: 'FORMAT',
        brief: 'svg, png, mermaid or json (default: by the ending of --out, else svg)',
      },
      out: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'FILE',
        brief: 'File to write (default: stdout)',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { ...environmentArgument, optional: true },
        { ...environmentArgument, placeholder: 'B', brief: 'Environment to compare it with', optional: true },
      ],
    },
  },
  async func({ json, diff = false, stack: stacks = [], plan = [], out, ...flags }, a, b) {
    const format = await formatOf({ json, out, format: flags.format });
    const isForeign = stacks.length + plan.length > 0;
    const chosen =
      isForeign && a === undefined ? undefined : await environmentsOf(this, flags, { names: [a, b], diff });
    const plans = await Promise.all(
      plan.map(async (file) =>
        file === '-' ? { name: 'stdin', text: await text(this.streams.stdin) } : file,
      ),
    );
    const { graph } = await import('../../../operations/graph/graph.js');
    const pictures = await graph(this.operation, { ...chosen, compares: diff, stacks, plans });
    const projectFile = chosen?.loaded.file;
    if (format === 'json') {
      if (out === undefined) return this.printJson({ pictures });
      const { jsonDocument } = await import('../../../render/json/json-document.js');
      return write(this, { out, projectFile, content: jsonDocument({ pictures }) });
    }
    const { endingAtOnce } = await import('../../../processes/interrupt.js');
    if (format === 'png') {
      const { drawPng } = await import('../../../operations/graph/draw-png.js');
      const { imageOf } = await import('../../../render/graph/svg/render-svg.js');
      const image = endingAtOnce(this.interrupt, () => imageOf(pictures));
      return write(this, { out: out ?? '', projectFile, content: await drawPng(this.operation, image) });
    }
    const { graphTextFormats } = await import('../../../render/reports/graph-formats.js');
    const content = endingAtOnce(this.interrupt, () => graphTextFormats[format](pictures));
    if (out === undefined) return this.print(content);
    await write(this, { out, projectFile, content });
  },
});

/** The format that the flags and the name of the file agree on. */
async function formatOf({ json, format, out }: Pick<Flags, 'json' | 'format' | 'out'>): Promise<GraphFormat> {
  const { graphFormatUnclear, graphNeedsFile } = await import('../../../operations/graph/errors.js');
  const { formatOfFile } = await import('../../../render/reports/graph-formats.js');
  const byName = out === undefined ? undefined : formatOfFile(out);
  const asked: readonly (readonly [string, GraphFormat])[] = [
    ...(json === true ? ([['--json', 'json']] as const) : []),
    ...(format === undefined ? [] : [[`--format ${format}`, format] as const]),
    ...(byName === undefined ? [] : [[`--out ${out}`, byName] as const]),
  ];
  const [first] = asked;
  const isUnclear = first === undefined ? out !== undefined : asked.some(([, one]) => one !== first[1]);
  if (isUnclear) throw graphFormatUnclear.error({ asked: asked.map(([words]) => words), out });
  const chosen = first?.[1] ?? 'svg';
  if (chosen === 'png' && out === undefined) throw graphNeedsFile.error({});
  return chosen;
}

/** The environments of the file that are named; the only one where none is. */
async function environmentsOf(
  context: CliContext,
  flags: FileFlags,
  { names, diff }: { readonly names: readonly (string | undefined)[]; readonly diff: boolean },
) {
  const { graphNeedsOne } = await import('../../../operations/graph/errors.js');
  const { selectOne } = await import('../../../operations/project/select-one.js');
  const { loaded } = await selectFromFile(context, flags);
  const [first] = loaded.environments;
  const named = names.flatMap((name) => (name === undefined ? [] : [selectOne(loaded, name)]));
  const isAlone = named.length === 0 && loaded.environments.length === 1 && first !== undefined;
  const environments = isAlone ? [first] : named;
  const wanted = diff ? 2 : 1;
  const suffixes = [...new Set(environments)].map(({ suffix }) => suffix);
  if (suffixes.length !== wanted) {
    const [one, other] = suffixes;
    throw graphNeedsOne.error({
      suffixes: loaded.environments.map(({ suffix }) => suffix),
      wanted: diff ? 'two' : 'one',
      pair: diff || one === undefined || other === undefined ? undefined : [one, other],
      invocation: context.invocation,
    });
  }
  return { loaded, environments };
}

interface Written {
  readonly out: string;
  readonly content: string | Uint8Array;
  readonly projectFile: string | undefined;
}

async function write({ operation, say }: CliContext, written: Written): Promise<void> {
  const { writePicture } = await import('../../../operations/graph/write-picture.js');
  writePicture(operation, written);
  say(`${written.out} written\n`);
}
