import { z } from 'zod';
import { passwordFaults } from '../../../../constructs/database/password-fault.js';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

/** `multienv secret status --json`. */
export const secretStatusOutput = outputOfEnvironments('multienv secret status --json', {
  secrets: z.array(
    environmentResult({
      source: z.enum(['secretsManager', 'generated', 'rdsManaged']),
      state: z.enum(['present', 'empty', 'missing', 'scheduled-for-deletion']),
      name: z.string().nullable().describe('Null for a secret that RDS will name.'),
      arn: z.string().nullable(),
      fault: z
        .enum([...passwordFaults, 'unknown'])
        .optional()
        .describe(
          'Why RDS would refuse its value as a password; `unknown` where the value may not be read. Missing where RDS takes it, and where nobody looked.',
        ),
    }),
  ),
});
