import { buildCommand } from '@stricli/core';
import type { CliContext } from '../context.js';
import { selectionAliases, type TerraformFlags, terraformFlags } from '../flags.js';
import { terraformRun } from '../project.js';

/** `multienv output`. */
export const outputCommand = buildCommand<TerraformFlags, [], CliContext>({
  docs: {
    brief: 'Print the outputs of deployed environments',
    fullDescription: `Prints the outputs in the state of each environment: load balancer, database, bucket and more. None is secret.

Examples:
  multienv output --env dev-001
  multienv output --sandbox --json`,
  },
  parameters: { flags: terraformFlags, aliases: selectionAliases },
  async func(flags) {
    const { output } = await import('../../operations/state/output.js');
    const { isOk } = await import('../../operations/run/outcome.js');
    const { outcomeAsJson } = await import('../../render/json/outcomes.js');
    const { renderOutputs } = await import('../../render/terminal/outputs.js');
    const { tellOutcomes } = await import('../outcomes.js');
    const outcomes = await output(this.operation, await terraformRun(this, flags));
    const environments = Object.fromEntries(
      outcomes.filter(isOk).map(({ suffix, result }) => [suffix, result]),
    );
    tellOutcomes(this, outcomes, {
      json: flags.json,
      done: 'printed',
      print: () => this.print(renderOutputs(environments, this.paint)),
      document: () => ({
        environments,
        outcomes: outcomes.map((one) => outcomeAsJson(one, () => ({}))),
      }),
    });
  },
});
