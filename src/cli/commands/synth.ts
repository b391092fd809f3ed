import { isAbsolute, relative } from 'node:path';
import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag, type SelectionFlags, selectionFlags } from '../flags.js';
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
  },
  async func({ out, json, ...selection }) {
    const { synth } = await import('../../operations/synth/synth.js');
    const { folder, files } = await synth(this.operation, {
      ...(await selectFromFile(this, selection)),
      out,
    });
    this.progress.stop();
    if (json) return this.printJson({ ok: true, folder, files });
    const shown =
      out !== undefined && isAbsolute(out) ? files : files.map((file) => relative(this.cwd, file));
    this.print(shown.map((file) => `${file}\n`).join(''));
  },
});
