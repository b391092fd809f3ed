import { buildCommand } from '@stricli/core';
import { type PlanFormat, planFormats } from '../../render/format-names.js';
import type { CliContext } from '../context.js';
import {
  nonEmpty,
  selectionAliases,
  type TerraformFlags,
  terraformFlags,
  type WaitFlag,
  waitFlag,
} from '../flags.js';
import { oneOf } from '../one-of.js';
import { type DetailFlag, detailFlag, planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';

interface Flags extends TerraformFlags, DetailFlag, WaitFlag {
  readonly exitCode?: boolean;
  readonly format?: PlanFormat;
  readonly out?: string;
}

/** `multienv plan`. */
export const planCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Show what a deployment would change',
    fullDescription: `Plans with Terraform and shows what would be created, updated, replaced, destroyed and rotated. Nothing is changed.
The plan is reviewed (multienv check): a failure of severity high or critical that is not waived ends the command with exit code 1.
Environments are planned independently: one that fails does not stop the others.
--out saves the plan of each environment, to be approved and applied exactly by multienv deploy --plan. What it saves is as secret as the state.

Examples:
  multienv plan --env dev-001
  multienv plan --env tier:production --exit-code
  multienv plan --env dev-001 --out plans
  multienv plan --sandbox --json
  multienv plan --format markdown > plan.md`,
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
      format: {
        kind: 'parsed',
        parse: oneOf(planFormats),
        proposeCompletions: () => planFormats,
        optional: true,
        placeholder: 'FORMAT',
        brief: `${planFormats.join(', ')} (default: terminal)`,
      },
      out: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'DIR',
        brief: 'Save the plans in this new folder, for multienv deploy --plan',
      },
    },
    aliases: selectionAliases,
  },
  async func({ exitCode, json, detail, out, format = 'terminal', ...flags }) {
    const { hasChanges, plan } = await import('../../operations/deploy/plan.js');
    const { resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { planAsJson, planDocument } = await import('../../render/json/plan-as-json.js');
    const { planReportFormats } = await import('../../render/reports/plan-report.js');
    const { renderPlans } = await import('../../render/terminal/plan/plan-table.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const outcomes = await plan(this.operation, {
      ...(await terraformRun(this, { json, ...flags })),
      out: out === undefined ? undefined : { folder: out, modelOf: planDocument },
    });
    const plans = resultsOf(outcomes);
    if (exitCode && plans.some(hasChanges)) this.exitCode = 1;
    const terminal = () => renderPlans(plans, planLook(this, 'stdout', detail));
    const text = json
      ? ''
      : await planReportFormats[format](outcomes, { cwd: this.cwd, invocation: this.invocation, terminal });
    tellOutcomes(this, outcomes, {
      json,
      done: 'planned',
      print: () => {
        this.print(text);
        // What a deploy would refuse has its own way on.
        const ready = plans.filter(
          (one) =>
            hasChanges(one) &&
            !one.changes.some(({ losesData }) => losesData) &&
            (one.refusals ?? []).length === 0,
        );
        const chosen = ready.flatMap(({ suffix }) => ['--env', suffix]);
        const words = out === undefined ? chosen : ['--plan', out];
        if (ready.length > 0) this.say(`next: ${this.invocation.next('deploy', { words })}\n`);
      },
      document: () => ({ environments: outcomes.map((one) => outcomeAsJson(one, planAsJson)) }),
    });
  },
});
