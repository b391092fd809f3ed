import { buildCommand } from '@stricli/core';
import { renderOutputs } from '../../render/terminal/outputs.js';
import type { CliContext } from '../context.js';
import { type TerraformFlags, terraformFlags } from '../flags.js';
import { terraformRun } from '../project.js';

/** `multienv output`. */
export const outputCommand = buildCommand<TerraformFlags, [], CliContext>({
  docs: {
    brief: 'Print the outputs of deployed environments',
    fullDescription: `Prints what the state of each environment holds as outputs: load balancer, database, bucket and more. None is secret.

Examples:
  multienv output --env dev-001
  multienv output --sandbox --json`,
  },
  parameters: { flags: terraformFlags },
  async func(flags) {
    const { output } = await import('../../operations/state/output.js');
    const environments = await output(this.operation, await terraformRun(this, flags));
    this.progress.stop();
    if (flags.json) return this.printJson({ environments });
    this.print(renderOutputs(environments, this.paint));
  },
});
