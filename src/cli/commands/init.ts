import { dirname, relative } from 'node:path';
import { buildCommand } from '@stricli/core';
import { shellWord } from '../../errors/shell-word.js';
import { oneLine } from '../../render/terminal/one-line.js';
import type { CliContext } from '../context.js';
import { type JsonFlag, jsonFlag, nonEmpty } from '../flags.js';
import { askText, hasTerminal } from '../questions.js';

interface Flags extends JsonFlag {
  readonly force?: boolean;
  readonly project?: string;
}

/** `multienv init`. */
export const initCommand = buildCommand<Flags, [folder?: string], CliContext>({
  docs: {
    brief: 'Start a project',
    fullDescription: `Writes an environments.yaml with three environments and every setting as a comment, a .gitignore, and a package.json that pins this version where there is none. Where the package is not installed the JSON Schema for editors is written too.
Nothing that is there is lost: a .gitignore gets the lines that it lacks, a package.json stays as it is, an environments.yaml is replaced only with --force.
On a terminal it asks for the name of the project unless --project names it.

Examples:
  multienv init
  multienv init infrastructure --project shop
  multienv init --json`,
  },
  parameters: {
    flags: {
      ...jsonFlag,
      project: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'NAME',
        brief: 'Name of the project: the tag Project of every resource (default: the name of the folder)',
      },
      force: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Replace an existing environments.yaml; its defaults.storage.bucketPrefix stays',
      },
    },
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: nonEmpty,
          optional: true,
          placeholder: 'FOLDER',
          brief: 'Folder of the project, made where there is none (default: the current one)',
        },
      ],
    },
  },
  async func({ force, json, project }, folder = '.') {
    const { init } = await import('../../operations/project/init.js');
    const asks = hasTerminal(this) && !json;
    const { file, files } = await init(this.operation, {
      folder,
      force,
      project,
      ...(asks ? { askProject: (proposed: string) => askProject(this, proposed) } : {}),
    });
    if (json) return this.printJson({ ok: true, file, files });
    const words = folder === '.' ? [] : ['--config', relative(this.cwd, file)];
    const validate = this.invocation.next('validate', { words });
    const install = files.find((one) => one.endsWith('package.json'));
    const before = install === undefined ? '' : `npm install --prefix ${shellWord(dirname(install))} && `;
    this.say([...files.map((one) => `Wrote ${one}`), `next: ${before}${validate}`].map(oneLine).join(''));
  },
});

async function askProject(context: CliContext, proposed: string): Promise<string> {
  const { isProjectName } = await import('../../config/starter/project-names.js');
  return askText(context, 'Name of the project?', { proposed, isFit: isProjectName });
}
