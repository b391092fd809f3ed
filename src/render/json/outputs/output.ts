import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';

/** `multienv output --json`. */
export const outputOutput = outputOfEnvironments('multienv output --json', {
  environments: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .describe('Outputs by environment suffix and name; a sensitive one is null.'),
  outcomes: z.array(environmentResult({})),
});
