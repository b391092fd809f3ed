import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv secret rotate --json`. */
export const secretRotateOutput = outputOf('multienv secret rotate --json', {
  secrets: z.array(
    z.strictObject({
      suffix: z.string(),
      name: z.string(),
      arn: z.string().nullable(),
      version: z.int().min(1).describe('`database.password.version` of the file from now on.'),
    }),
  ),
});
