import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv secret init --json`. */
export const secretInitOutput = outputOf('multienv secret init --json', {
  secrets: z.array(
    z.strictObject({
      suffix: z.string(),
      name: z.string(),
      arn: z.string(),
      created: z.boolean().describe('False when it was there already.'),
    }),
  ),
});
