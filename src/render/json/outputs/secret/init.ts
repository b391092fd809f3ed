import { z } from 'zod';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

/** `multienv secret init --json`. */
export const secretInitOutput = outputOfEnvironments('multienv secret init --json', {
  secrets: z.array(
    environmentResult({
      name: z.string(),
      arn: z.string(),
      created: z.boolean().describe('False when it was there already.'),
    }),
  ),
});
