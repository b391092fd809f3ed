import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv state migrate --json`. */
export const stateMigrateOutput = outputOf('multienv state migrate --json', {
  migrated: z.boolean().describe('False when the question was declined.'),
  environments: z.array(
    z.strictObject({
      suffix: z.string(),
      from: z.string(),
      to: z.string(),
      action: z
        .enum(['none', 'adopt', 'move'])
        .describe('`none`: it is there already; `adopt`: the target has it, or there is nothing to move.'),
      serial: z.int(),
      lineage: z.string(),
      resources: z.int().min(0).describe('Resources and data sources of the state.'),
      backups: z.array(z.string()).describe('Copies of what the two sides held before.'),
    }),
  ),
});
