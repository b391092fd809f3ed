import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';

/** `multienv destroy --json`. */
export const destroyOutput = outputOfEnvironments('multienv destroy --json', {
  destroyed: z.boolean().describe('Whether all environments were destroyed.'),
  environments: z.array(
    environmentResult({ destroyed: z.int().min(0).describe('How many resources were destroyed.') }),
  ),
});
