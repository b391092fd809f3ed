import { TerraformOutput, type TerraformStack } from 'cdktn';
import { environmentOutputs } from './outputs.js';
import type { Application, Foundation } from './stack-parts.js';

/** What an environment is run by: so far its outputs. */
export function operations(stack: TerraformStack, parts: Foundation & Application): void {
  for (const { name, description, value } of environmentOutputs(parts))
    new TerraformOutput(stack, name, { description, value });
}
