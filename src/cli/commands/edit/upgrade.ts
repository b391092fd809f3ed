import { buildCommand } from '@stricli/core';
import { editions, newestEdition } from '../../../config/names/editions.js';
import { settingNames } from '../../completion/setting-names.js';
import type { CliContext } from '../../context.js';
import { nonEmpty, selectionAliases, type TerraformFlags, terraformFlags } from '../../flags.js';
import { oneOf } from '../../one-of.js';
import { type DetailFlag, detailFlag, planLook } from '../../plan-look.js';
import { terraformRun } from '../../project.js';

interface Flags extends TerraformFlags, DetailFlag {
  readonly to?: (typeof editions)[number];
  readonly keep?: readonly string[];
  readonly plan?: boolean;
  readonly write?: boolean;
}

/** `multienv upgrade`. */
export const upgradeCommand = buildCommand<Flags, [], CliContext>({
  docs: {
    brief: 'Show, plan and write a newer edition of the defaults',
    fullDescription: `Tells which defaults a newer edition changes in each environment. Nothing is written without --write.
A deployed environment keeps what it cannot change, such as its network: the old value goes into the file. --keep leaves more as it is.
--plan also plans the file as it would be, with Terraform. --write changes environments.yaml: comments and order stay. With --env only these environments get an edition of their own.

Examples:
  multienv upgrade
  multienv upgrade --env dev-001 --plan
  multienv upgrade --keep loadBalancer.webAcl --keep 'database.*' --write`,
  },
  parameters: {
    flags: {
      ...terraformFlags,
      ...detailFlag,
      to: {
        kind: 'parsed',
        parse: oneOf(editions),
        proposeCompletions: () => editions,
        optional: true,
        placeholder: 'EDITION',
        brief: `Edition to go to (default: ${newestEdition}, the newest)`,
      },
      keep: {
        kind: 'parsed',
        parse: nonEmpty,
        proposeCompletions: settingNames,
        variadic: true,
        optional: true,
        placeholder: 'SETTING',
        brief: "Setting or block that keeps its value, such as 'database.*'; '*' keeps all (repeatable)",
      },
      plan: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Plan the file as it would be',
      },
      write: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Write the edition, and what is kept, into the file',
      },
    },
    aliases: selectionAliases,
  },
  async func({ to = newestEdition, keep = [], plan: plans = false, write = false, json, detail, ...flags }) {
    const run = await terraformRun(this, { json, ...flags });
    const { loaded, environments, sandbox } = run;
    const { upgradePlanNeedsFile } = await import('../../../operations/upgrade/errors.js');
    if (plans && loaded.synthCommand !== undefined)
      throw upgradePlanNeedsFile.error({ invocation: this.invocation });
    const { upgrade } = await import('../../../operations/upgrade/upgrade.js');
    const { upgradeAsJson } = await import('../../../render/json/upgrade-as-json.js');
    const found = await upgrade(this.operation, { loaded, environments, to, keep, write, sandbox });
    const suffixes = new Set(found.environments.map(({ suffix }) => suffix));
    const upgraded = found.upgraded.environments.filter(({ suffix }) => suffixes.has(suffix));
    const { renderUpgrade } = await import('../../../render/terminal/comparison/upgrade.js');
    const words = [...keep.flatMap((one) => ['--keep', one]), '--write'];
    const next = {
      write: this.invocation.next('upgrade', {
        words: [...(flags.env ?? []).flatMap((one) => ['--env', one]), ...words],
      }),
      plan: this.invocation.next('plan'),
    };
    const told = () =>
      this.print(
        renderUpgrade(
          { ...found, to, isWritten: write, next },
          { paint: this.paint, columns: this.streams.stdout.columns },
        ),
      );
    if (!plans) return json ? this.printJson(upgradeAsJson(found, { to, isWritten: write })) : told();
    if (!json) told();
    const { plan } = await import('../../../operations/deploy/plan.js');
    const { resultsOf } = await import('../../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../../render/json/outcomes.js');
    const { planAsJson } = await import('../../../render/json/plan-as-json.js');
    const { renderPlans } = await import('../../../render/terminal/plan/plan-table.js');
    const { tellOutcomes } = await import('../../outcomes.js');
    const outcomes = await plan(this.operation, { ...run, loaded: found.upgraded, environments: upgraded });
    tellOutcomes(this, outcomes, {
      json,
      done: 'planned',
      print: () => this.print(renderPlans(resultsOf(outcomes), planLook(this, 'stdout', detail))),
      document: () => ({
        ...upgradeAsJson(found, { to, isWritten: write }),
        environments: outcomes.map((one) => outcomeAsJson(one, planAsJson)),
      }),
    });
  },
});
