import { relative } from 'node:path';
import { buildCommand } from '@stricli/core';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag } from '../flags.js';

interface Flags extends JsonFlag {
  readonly force?: boolean;
}

/** `multienv init`. */
export const initCommand = buildCommand<Flags, [folder?: string], CliContext>({
  docs: {
    brief: 'Write a commented environments.yaml',
    fullDescription: `Writes an environments.yaml with three environments and a comment on every setting. An existing file is left as it is.

Examples:
  multienv init
  multienv init infrastructure`,
  },
  parameters: {
    flags: {
      ...jsonFlag,
      force: { kind: 'boolean', withNegated: false, optional: true, brief: 'Replace an existing file' },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: String,
          optional: true,
          placeholder: 'FOLDER',
          brief: 'Folder of the file (default: the current one)',
        },
      ],
    },
  },
  async func({ force, json }, folder = '.') {
    const { init } = await import('../../operations/project/init.js');
    const { file } = init(this.operation, { folder, force });
    if (json) return this.printJson({ ok: true, file });
    const words = folder === '.' ? [] : ['--config', relative(this.cwd, file)];
    this.say(oneLine(`Wrote ${file}`) + oneLine(`next: ${this.invocation.next('validate', { words })}`));
  },
});
