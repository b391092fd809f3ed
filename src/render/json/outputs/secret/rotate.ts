import { z } from 'zod';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

/** `multienv secret rotate --json`. */
export const secretRotateOutput = outputOfEnvironments('multienv secret rotate --json', {
  secrets: z.array(
    environmentResult({
      name: z.string(),
      arn: z.string().nullable(),
      version: z.int().min(1).describe('`database.password.version` of the file from now on.'),
    }),
  ),
});
