import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv bootstrap --json`. */
export const bootstrapOutput = outputOf('multienv bootstrap --json', {
  bootstrapped: z.boolean().describe('False when the question was declined.'),
  buckets: z.array(
    z.strictObject({
      bucket: z.string(),
      region: z.string(),
      environments: z.array(z.string()).describe('Suffixes of those whose state it holds.'),
      create: z.boolean(),
      repair: z.array(z.string()).describe('What differed from how it should be.'),
    }),
  ),
});
