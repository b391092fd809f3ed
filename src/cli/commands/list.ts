import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import {
  type FileFlags,
  fileFlags,
  type JsonFlag,
  jsonFlag,
  type SandboxFlag,
  sandboxFlag,
} from '../flags.js';
import { findSandboxPlace, selectFromFile } from '../project.js';

type Flags = FileFlags & JsonFlag & SandboxFlag;

/** `multienv list`. */
export const listCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'List environments: of the file, and what is deployed',
    fullDescription: `Lists every environment of the file and of the state store: when and by whom it was deployed, what has changed in the file since, and what is open: locks, runs to recover, a password to send, protections. An environment that is deployed and no longer in the file is named too.
Starts neither Terraform nor any other program. What cannot be looked at is unknown, with the reason; the exit code is 0 all the same.

Examples:
  multienv list
  multienv list --sandbox
  multienv list --json`,
  },
  parameters: { flags: { ...fileFlags, ...jsonFlag, ...sandboxFlag } },
  async func({ json, ...flags }) {
    const use = { usesBackend: flags.sandbox === undefined, startsPrograms: false };
    const { loaded } = await selectFromFile(this, { ...flags, ...use });
    const sandbox = await findSandboxPlace(this, loaded.root, flags);
    const { list } = await import('../../operations/list/list.js');
    const { renderList } = await import('../../render/terminal/list.js');
    const found = await list(this.operation, { loaded, sandbox });
    const { environments, unlisted } = found;
    const endpoint = sandbox?.endpoint;
    if (!json) {
      const { columns } = this.streams.stdout;
      return this.print(renderList(found, { paint: this.paint, columns, endpoint }));
    }
    this.printJson({
      place: sandbox === undefined ? 'aws' : 'sandbox',
      endpoint: endpoint ?? null,
      complete: unlisted.length === 0 && environments.every(({ status }) => status !== 'unknown'),
      environments,
      unlisted,
    });
  },
});
