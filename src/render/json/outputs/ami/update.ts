import { z } from 'zod';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';

const ami = z.strictObject({
  id: z.string(),
  ageDays: z.int().min(0).nullable().describe('Days since AWS published it; null where that is not known.'),
});

/** `multienv ami update --json`. */
export const amiUpdateOutput = outputOfEnvironments('multienv ami update --json', {
  environments: z.array(
    environmentResult({
      before: ami.nullable().describe('What was pinned before; null where nothing was.'),
      after: ami.describe('What is pinned now.'),
      changed: z.boolean().describe('Whether the file has changed.'),
      instances: z.int().min(0).describe('How many instances the next deploy exchanges at least.'),
    }),
  ),
});
