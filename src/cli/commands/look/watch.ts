import { buildCommand } from '@stricli/core';
import type { CliContext } from '../../context.js';
import { nonEmpty, type SelectionFlags, selectionAliases, selectionFlags } from '../../flags.js';
import { findFile, loadFile } from '../../project.js';

interface Flags extends SelectionFlags {
  readonly out?: string;
}

/** `multienv watch`. */
export const watchCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Validate, synthesize and check environments.yaml after each save',
    fullDescription: `Validates environments.yaml, synthesizes the stacks in memory and checks them, now and after each save of the file or of a boot script that it names, until Ctrl-C. Each time it prints a line, the problems of the file, and the gravest failures.
With --out it writes the stacks as well, as multienv synth does.
Each pass trusts the file as far as you do at that moment: a program that the file newly names is not started before multienv trust. Needs neither Terraform nor AWS.

Examples:
  multienv watch
  multienv watch --env 'dev-*'
  multienv watch --out cdktf.out`,
  },
  parameters: {
    flags: {
      ...selectionFlags,
      out: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'DIR',
        brief: 'Write the stacks to this folder after each save (default: they are made in memory)',
      },
    },
    aliases: selectionAliases,
  },
  async func({ out, env = [], ...flags }) {
    const { watch } = await import('../../../operations/watch/watch.js');
    const { selectEnvironments } = await import('../../../operations/project/select-environments.js');
    const { renderProblems } = await import('../../../render/terminal/problems.js');
    const { renderWatch } = await import('../../../render/terminal/watch.js');
    const file = await findFile(this, flags);
    const load = async () => {
      const loaded = await loadFile(this, flags);
      return { loaded, environments: selectEnvironments(loaded, env) };
    };
    const { paint, paintError, cwd, operation } = this;
    await watch(operation, {
      ...{ file, load, out },
      tell: (pass) => {
        if (pass.problems.length > 0) this.say(renderProblems(pass.problems, { paint: paintError, cwd }));
        this.print(renderWatch(pass, { paint, now: operation.now?.() ?? new Date() }));
      },
    });
  },
});
