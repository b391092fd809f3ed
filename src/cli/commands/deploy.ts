import { buildCommand } from '@stricli/core';
import type { DeployedEnvironment } from '../../operations/deploy/deploy.js';
import { consentTo } from '../consent.js';
import type { CliContext } from '../context.js';
import { wrongUse } from '../errors.js';
import {
  minutes,
  nonEmpty,
  planHash,
  selectionAliases,
  type TerraformFlags,
  terraformFlags,
  type WaitFlag,
  waitFlag,
} from '../flags.js';
import { type DetailFlag, detailFlag, planLook } from '../plan-look.js';
import { terraformRun } from '../project.js';
import { requireTerminal } from '../questions.js';

interface Flags extends TerraformFlags, DetailFlag, WaitFlag {
  readonly yes?: boolean;
  readonly skipDoctor?: boolean;
  readonly allow?: readonly string[];
  readonly reason?: string;
  readonly plan?: string;
  readonly planHash?: readonly string[];
  readonly noWait?: boolean;
  readonly refreshTimeout?: number;
}

/** `multienv deploy`. */
export const deployCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Create or change environments',
    fullDescription: `Runs the quick checks of multienv doctor, plans, reviews the plan, shows it, asks for approval, and applies exactly that plan.
A failure of severity high or critical in the review (multienv check) that is not waived ends the command with exit code 1 before the question.
A plan that replaces or deletes a resource that holds data (a database, a bucket, a secret, anything of a type that multienv does not know) is refused, with --yes too, unless --allow names the resource. A snapshot of a database is taken first.
Environments are independent: one that fails does not stop the others of its tier. Tiers are deployed in order: development, staging, production; a failure in a tier stops the later ones.
--plan applies exactly the plans that multienv plan --out has saved, or refuses by naming what does not match any more. All else holds as without it.
Where new instances take the place of old ones, it waits for them and says how that ended; a rollback, or instances that the load balancer finds unhealthy, is exit code 3.
--yes counts for production only where --env names it: prod-003, prod-* or tier:production.

Examples:
  multienv deploy --env dev-001
  multienv deploy --env dev-001 --sandbox --yes
  multienv deploy --env 'staging-*' --yes --json
  multienv deploy --env dev-001 --allow aws_db_instance.postgres
  multienv deploy --plan plans`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...detailFlag,
      ...waitFlag,
      yes: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Do not ask; for production only where --env names it',
      },
      skipDoctor: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Skip the checks before the deploy (multienv doctor)',
      },
      allow: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        variadic: true,
        placeholder: 'ADDRESS',
        brief: 'Resource whose data may be lost, by its address in the plan; repeatable, for one environment',
      },
      reason: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'TEXT',
        brief: 'Why data may be lost: needed in production, and kept in the journal of the run',
      },
      plan: {
        kind: 'parsed',
        parse: nonEmpty,
        optional: true,
        placeholder: 'DIR',
        brief: 'Apply the plans that multienv plan --out saved there; without --env all of them',
      },
      planHash: {
        kind: 'parsed',
        parse: planHash,
        optional: true,
        variadic: true,
        placeholder: 'HASH',
        brief:
          'Apply a saved plan only if its plan file has this SHA-256; repeatable, for several environments',
      },
      noWait: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Do not wait until the instances are exchanged',
      },
      refreshTimeout: {
        kind: 'parsed',
        parse: minutes,
        optional: true,
        placeholder: 'MINUTES',
        brief: 'How long to wait until the instances are exchanged; 60 without it',
      },
    },
    aliases: { ...selectionAliases, y: 'yes' },
  },
  async func({ yes, skipDoctor, allow, reason, detail, plan, planHash: hashes, noWait, ...flags }) {
    const { deploy } = await import('../../operations/deploy/deploy.js');
    const { isOk, resultsOf } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { planDocument } = await import('../../render/json/plan-as-json.js');
    const { renderDeployed } = await import('../../render/terminal/deployed.js');
    const { renderOutputs } = await import('../../render/terminal/outputs.js');
    const { renderPlans } = await import('../../render/terminal/plan/plan-table.js');
    const { tellOutcomes } = await import('../outcomes.js');
    if (plan === undefined && hashes !== undefined)
      throw wrongUse.error({
        reason: '`--plan-hash` says which saved plan may be applied: it goes with `--plan`.',
      });
    const run = await withSavedPlans(this, { ...flags, plan });
    if (!yes) requireTerminal(this, '`--yes`');
    const consent = consentTo(this, { yes, env: flags.env, environments: run.environments });
    const outcomes = await deploy(this.operation, {
      ...run,
      skipDoctor,
      allow,
      reason,
      awaitsRefresh: noWait !== true,
      refreshTimeoutMinutes: flags.refreshTimeout,
      saved: plan === undefined ? undefined : { folder: plan, hashes, modelOf: planDocument },
      show: (plans) => {
        this.say(renderPlans(plans, planLook(this, 'stderr', detail)));
      },
      approve: ({ suffix, wasProduction }) => consent(suffix, `Deploy ${suffix}?`, { wasProduction }),
    });
    const outputs = resultsOf(outcomes).map((one) => [one.suffix, one.outputs] as const);
    tellOutcomes(this, outcomes, {
      json: flags.json,
      done: 'deployed',
      print: () => {
        this.print(renderOutputs(Object.fromEntries(outputs), this.paint));
        this.say(renderDeployed(resultsOf(outcomes)));
      },
      document: () => ({
        deployed: outcomes.every(isOk),
        environments: outcomes.map((one) => outcomeAsJson(one, deployedAsJson)),
      }),
    });
  },
});

function deployedAsJson({ plan, applied, seconds, refreshes, lookAt, outputs }: DeployedEnvironment) {
  return { summary: plan.summary, applied, seconds, refreshes, lookAt, outputs };
}

/** Without `--env` a folder of saved plans says which environments are meant. */
async function withSavedPlans(
  context: CliContext,
  { plan, ...flags }: TerraformFlags & WaitFlag & { readonly plan: string | undefined },
) {
  const run = await terraformRun(context, flags);
  if (plan === undefined || flags.env !== undefined) return run;
  const { environmentsOfPlans } = await import('../../operations/deploy/saved-plan/environments-of-plans.js');
  return { ...run, environments: environmentsOfPlans(context.operation, plan, run.environments) };
}
