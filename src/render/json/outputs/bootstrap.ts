import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';

/** `multienv bootstrap --json`. */
export const bootstrapOutput = outputOfEnvironments('multienv bootstrap --json', {
  bootstrapped: z.boolean().describe('Whether all buckets are as they should be.'),
  buckets: z.array(
    environmentResult(
      {
        region: z.string(),
        environments: z.array(z.string()).describe('Suffixes of those whose states or logs it holds.'),
        create: z.boolean(),
        repair: z.array(z.string()).describe('What differed from how it should be.'),
      },
      { key: 'bucket' },
    ),
  ),
});
