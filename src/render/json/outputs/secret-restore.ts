import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv secret restore --json`. */
export const secretRestoreOutput = outputOf('multienv secret restore --json', {
  secrets: z.array(
    z.strictObject({
      suffix: z.string(),
      name: z.string(),
      arn: z.string(),
      restored: z.boolean().describe('False when it was not to be deleted.'),
    }),
  ),
});
