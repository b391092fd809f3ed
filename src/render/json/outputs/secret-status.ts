import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv secret status --json`. */
export const secretStatusOutput = outputOf('multienv secret status --json', {
  secrets: z.array(
    z.strictObject({
      suffix: z.string(),
      source: z.enum(['secretsManager', 'generated', 'rdsManaged']),
      state: z.enum(['present', 'empty', 'missing', 'scheduled-for-deletion']),
      name: z.string().nullable().describe('Null for a secret that RDS will name.'),
      arn: z.string().nullable(),
    }),
  ),
});
