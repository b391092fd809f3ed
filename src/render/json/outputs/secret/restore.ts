import { z } from 'zod';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

/** `multienv secret restore --json`. */
export const secretRestoreOutput = outputOfEnvironments('multienv secret restore --json', {
  secrets: z.array(
    environmentResult({
      name: z.string(),
      arn: z.string(),
      restored: z.boolean().describe('False when it was not to be deleted.'),
    }),
  ),
});
