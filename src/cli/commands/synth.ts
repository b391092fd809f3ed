import { isAbsolute, relative } from 'node:path';
import { buildCommand } from '@stricli/core';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag, type SelectionFlags, selectionAliases, selectionFlags } from '../flags.js';
import { selectFromFile } from '../project.js';

interface Flags extends SelectionFlags, JsonFlag {
  readonly out?: string;
}

/** `multienv synth`. */
export const synthCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Write the Terraform JSON of environments',
    fullDescription: `Writes DIR/stacks/multi-env-SUFFIX/cdk.tf.json for each environment; the same input gives the same bytes. Needs neither Terraform nor AWS.
With synthCommand in the file the stacks are those of your own app.

Examples:
  multienv synth
  multienv synth --env 'dev-*' --out build/terraform`,
  },
  parameters: {
    flags: {
      ...selectionFlags,
      ...jsonFlag,
      out: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'DIR',
        brief: 'Output folder (default: cdktf.out)',
      },
    },
    aliases: selectionAliases,
  },
  async func({ out, json, ...selection }) {
    const { synth } = await import('../../operations/synth/synth.js');
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const { folder, environments } = await synth(this.operation, {
      ...(await selectFromFile(this, selection)),
      out,
    });
    const files = resultsOf(environments).map(({ file }) => file);
    const shown =
      out !== undefined && isAbsolute(out) ? files : files.map((file) => relative(this.cwd, file));
    tellOutcomes(this, environments, {
      json,
      done: 'written',
      print: () => this.print(shown.map(oneLine).join('')),
      document: () => ({
        folder,
        files,
        environments: environments.map((one) => outcomeAsJson(one, ({ file }) => ({ file }))),
      }),
    });
  },
});
