import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { stateLockShape } from '../shapes/state-lock.js';

/** `multienv unlock --json`. */
export const unlockOutput = outputOf('multienv unlock --json', {
  unlocked: z.boolean().describe('False when the question was declined.'),
  environments: z.array(
    z.strictObject({
      suffix: z.string(),
      lock: stateLockShape.nullable().describe('The lock that was on its state.'),
    }),
  ),
});
