import { buildCommand } from '@stricli/core';
import type { EnvironmentPlan } from '../../operations/deploy/plan.js';
import { changeAsJson } from '../../render/json/change-as-json.js';
import { outcomeAsJson } from '../../render/json/outcomes.js';
import { renderPlans } from '../../render/terminal/plan-table.js';
import type { CliContext } from '../context.js';
import { selectionAliases, type TerraformFlags, terraformFlags, type WaitFlag, waitFlag } from '../flags.js';
import { tellOutcomes } from '../outcomes.js';
import { type DetailFlag, detailFlag, planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';

interface Flags extends TerraformFlags, DetailFlag, WaitFlag {
  readonly exitCode?: boolean;
}

/** `multienv plan`. */
export const planCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Show what a deployment would change',
    fullDescription: `Plans with Terraform and shows what would be created, updated, replaced, destroyed and rotated. Nothing is changed.
The plan is reviewed (multienv check): a failure of severity high or critical that is not waived ends the command with exit code 1.
Environments are planned independently: one that fails does not stop the others.

Examples:
  multienv plan --env dev-001
  multienv plan --env tier:production --exit-code
  multienv plan --sandbox --json`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...detailFlag,
      ...waitFlag,
      exitCode: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Exit 1 when there are changes, including changes of outputs',
      },
    },
    aliases: selectionAliases,
  },
  async func({ exitCode, json, detail, ...flags }) {
    const { hasChanges, plan } = await import('../../operations/deploy/plan.js');
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const outcomes = await plan(this.operation, await terraformRun(this, { json, ...flags }));
    const plans = resultsOf(outcomes);
    if (exitCode && plans.some(hasChanges)) this.exitCode = 1;
    tellOutcomes(this, outcomes, {
      json,
      done: 'planned',
      print: () => this.print(renderPlans(plans, planLook(this, 'stdout', detail))),
      document: () => ({ environments: outcomes.map((one) => outcomeAsJson(one, planAsJson)) }),
    });
  },
});

function planAsJson({ summary, changes, review }: EnvironmentPlan) {
  return { summary, changes: changes.map(changeAsJson), review: review ?? null };
}
