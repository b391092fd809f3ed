import { TerraformOutput, type TerraformStack } from 'cdktn';
import { monitoring } from './monitoring/monitoring.js';
import { environmentOutputs } from './outputs.js';
import type { Application, Foundation, StackInput } from './stack-parts.js';

/** What an environment is run by: alarms, dashboard, outputs. */
export function operations(stack: TerraformStack, input: StackInput, parts: Foundation & Application): void {
  monitoring(stack, input, parts);
  for (const { name, description, value } of environmentOutputs(parts))
    new TerraformOutput(stack, name, { description, value });
}
