import { buildCommand } from '@stricli/core';
import { renderPlans } from '../../render/terminal/plan-table.js';
import type { CliContext } from '../context.js';
import { confirmedUnselected, environmentNotNamed } from '../errors.js';
import { type TerraformFlags, terraformFlags, type WaitFlag, waitFlag } from '../flags.js';
import { terraformRun } from '../project.js';
import { askToType, requireTerminal } from '../questions.js';

interface Flags extends TerraformFlags, WaitFlag {
  readonly confirm?: readonly string[];
}

/** `multienv destroy`. */
export const destroyCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Take environments down',
    fullDescription: `Destroys everything of an environment but the secret that "multienv secret init" made. The suffix has to be typed.
A protected environment is refused, with the settings to turn off first.

Examples:
  multienv destroy --env dev-001
  multienv destroy --env dev-001 --confirm dev-001
  multienv destroy --confirm dev-001 --confirm dev-002 --sandbox`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...waitFlag,
      confirm: {
        kind: 'parsed',
        parse: String,
        optional: true,
        variadic: true,
        placeholder: 'SUFFIX',
        brief:
          'Destroy this environment without a question; chooses it too where --env is not given; repeatable',
      },
    },
  },
  async func({ confirm = [], env = [], ...flags }) {
    if (env.length === 0 && confirm.length === 0)
      throw environmentNotNamed.error({ invocation: this.invocation });
    const run = await terraformRun(this, { ...flags, env: env.length > 0 ? env : confirm });
    const suffixes = run.environments.map(({ suffix }) => suffix);
    const unselected = confirm.find((suffix) => !suffixes.includes(suffix));
    if (unselected !== undefined) throw confirmedUnselected.error({ suffix: unselected });
    const open = suffixes.filter((suffix) => !confirm.includes(suffix));
    if (open.length > 0) requireTerminal(this, open.map((suffix) => `\`--confirm ${suffix}\``).join(' '));

    const { destroy } = await import('../../operations/deploy/destroy.js');
    const result = await destroy(this.operation, {
      ...run,
      approve: async (plans) => {
        this.progress.stop();
        this.say(renderPlans(plans, this.paintError));
        for (const suffix of open) if (!(await askToType(this, suffix))) return false;
        return true;
      },
    });
    this.progress.stop();
    if (!result.destroyed) {
      this.exitCode = 1;
      this.say('Declined: nothing was destroyed.\n');
    }
    if (flags.json) return this.printJson({ ...result });
    if (!result.destroyed) return;
    this.print(result.environments.map((one) => `${one.suffix}: destroyed ${one.destroyed}\n`).join(''));
  },
});
