import { buildCommand } from '@stricli/core';
import { renderOutputs } from '../../render/terminal/outputs.js';
import { renderPlans } from '../../render/terminal/plan-table.js';
import type { CliContext } from '../context.js';
import { type TerraformFlags, terraformFlags, type WaitFlag, waitFlag } from '../flags.js';
import { terraformRun } from '../project.js';
import { askYesNo, requireTerminal } from '../questions.js';

interface Flags extends TerraformFlags, WaitFlag {
  readonly yes?: boolean;
  readonly skipDoctor?: boolean;
}

/** `multienv deploy`. */
export const deployCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Create or change environments',
    fullDescription: `Looks for what is known to fail (the quick checks of multienv doctor), plans, reviews the plan, shows it, asks, and applies exactly that plan.
What the review (multienv check) rates high or critical and nobody has waived is refused with exit code 1 before the question.

Examples:
  multienv deploy --env dev-001
  multienv deploy --env dev-001 --sandbox --yes
  multienv deploy --env 'staging-*' --yes --json`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...waitFlag,
      yes: { kind: 'boolean', withNegated: false, optional: true, brief: 'Do not ask' },
      skipDoctor: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Do not look first for what would make the deploy fail (multienv doctor)',
      },
    },
    aliases: { y: 'yes' },
  },
  async func({ yes, skipDoctor, ...flags }) {
    if (!yes) requireTerminal(this, '`--yes`');
    const { deploy, hasChanges } = await import('../../operations/deploy/deploy.js');
    const result = await deploy(this.operation, {
      ...(await terraformRun(this, flags)),
      skipDoctor,
      approve: async (plans) => {
        this.progress.stop();
        this.say(renderPlans(plans, this.paintError));
        if (yes) return true;
        for (const { suffix } of plans.filter(hasChanges)) {
          if (!(await askYesNo(this, `Deploy ${suffix}?`))) return false;
        }
        return true;
      },
    });
    this.progress.stop();
    if (!result.deployed) {
      this.exitCode = 1;
      this.say('Declined: nothing was changed.\n');
    }
    if (flags.json) {
      const environments = result.environments.map(({ suffix, plan, applied, outputs }) => ({
        suffix,
        summary: plan.summary,
        applied,
        outputs,
      }));
      return this.printJson({ deployed: result.deployed, environments });
    }
    const outputs = Object.fromEntries(result.environments.map(({ suffix, outputs }) => [suffix, outputs]));
    if (result.deployed) this.print(renderOutputs(outputs, this.paint));
  },
});
