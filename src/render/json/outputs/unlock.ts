import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { stateLockShape } from '../shapes/state-lock.js';

/** `multienv unlock --json`. */
export const unlockOutput = outputOfEnvironments('multienv unlock --json', {
  unlocked: z.boolean().describe('Whether all went well.'),
  environments: z.array(
    environmentResult({
      lock: stateLockShape.nullable().describe('The lock that was on its state.'),
    }),
  ),
});
