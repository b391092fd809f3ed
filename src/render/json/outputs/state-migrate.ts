import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';

/** `multienv state migrate --json`. */
export const stateMigrateOutput = outputOfEnvironments('multienv state migrate --json', {
  migrated: z.boolean().describe('Whether all went well.'),
  environments: z.array(
    environmentResult({
      from: z.string(),
      to: z.string(),
      action: z
        .enum(['none', 'adopt', 'move'])
        .describe('`none`: it is there already; `adopt`: the target has it, or there is nothing to move.'),
      serial: z.int(),
      lineage: z.string(),
      resources: z.int().min(0).describe('Resources and data sources of the state.'),
      backups: z.array(z.string()).describe('Backups of both sides from before the migration.'),
    }),
  ),
});
