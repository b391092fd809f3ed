import { z } from 'zod';

/** Which program carries the stacks out. */
export const terraformSettings = z
  .strictObject({
    binary: z
      .string()
      .min(1)
      .max(4096)
      .describe(
        'Name on PATH (`tofu`), or path, relative to this file, of Terraform 1.11.1 or OpenTofu 1.11.0 or newer. `--terraform-bin` wins over it; without either `terraform` on PATH is taken, else `tofu`. An environment stays with the one that deployed it.',
      ),
  })
  .meta({ id: 'Terraform', title: 'Terraform or OpenTofu' });

/** Whether a binary is one that is looked up on PATH where the file names none: then the file decides between the two alone. */
export function isDefaultTerraform(binary: string): boolean {
  return binary === 'terraform' || binary === 'tofu';
}
