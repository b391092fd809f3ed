import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import { confirmedUnselected, environmentNotNamed } from '../errors.js';
import { selectionAliases, type TerraformFlags, terraformFlags, type WaitFlag, waitFlag } from '../flags.js';
import { type DetailFlag, detailFlag, planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';
import { askToType, requireTerminal } from '../questions.js';

interface Flags extends TerraformFlags, DetailFlag, WaitFlag {
  readonly confirm?: readonly string[];
}

/** `multienv destroy`. */
export const destroyCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Destroy environments',
    fullDescription: `Destroys every resource of an environment except the secret that "multienv secret init" created. Asks you to type the suffix.
A protected environment is refused, with the settings to change first.
Environments are independent: one that fails does not stop the others of its tier. Tiers are destroyed in order: production, staging, development; a failure in a tier stops the later ones.

Examples:
  multienv destroy --env dev-001
  multienv destroy --env dev-001 --confirm dev-001
  multienv destroy --confirm dev-001 --confirm dev-002 --sandbox`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...detailFlag,
      ...waitFlag,
      confirm: {
        kind: 'parsed',
        parse: String,
        optional: true,
        variadic: true,
        placeholder: 'SUFFIX',
        brief: 'Destroy this environment without asking; also selects it when --env is not given; repeatable',
      },
    },
    aliases: selectionAliases,
  },
  async func({ confirm = [], env = [], detail, ...flags }) {
    if (env.length === 0 && confirm.length === 0)
      throw environmentNotNamed.error({ invocation: this.invocation });
    const run = await terraformRun(this, {
      ...flags,
      env: env.length > 0 ? env : confirm,
      takesOrphans: true,
    });
    const suffixes = run.environments.map(({ suffix }) => suffix);
    const unselected = confirm.find((suffix) => !suffixes.includes(suffix));
    if (unselected !== undefined) throw confirmedUnselected.error({ suffix: unselected });
    const open = suffixes.filter((suffix) => !confirm.includes(suffix));
    if (open.length > 0) requireTerminal(this, open.map((suffix) => `\`--confirm ${suffix}\``).join(' '));

    const { destroy } = await import('../../operations/deploy/destroy.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { renderPlans } = await import('../../render/terminal/plan/plan-table.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const outcomes = await destroy(this.operation, {
      ...run,
      show: (plans) => {
        this.say(renderPlans(plans, planLook(this, 'stderr', detail)));
      },
      approve: async ({ suffix }) => confirm.includes(suffix) || askToType(this, suffix),
    });
    tellOutcomes(this, outcomes, {
      json: flags.json,
      done: 'destroyed',
      print: () => {
        for (const { suffix, destroyed } of resultsOf(outcomes))
          this.print(`${suffix}: ${destroyed === 0 ? 'nothing to destroy' : `destroyed ${destroyed}`}\n`);
      },
      document: () => ({
        destroyed: outcomes.every(isOk),
        environments: outcomes.map((one) => outcomeAsJson(one, ({ destroyed }) => ({ destroyed }))),
      }),
    });
  },
});
