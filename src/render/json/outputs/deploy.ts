import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { planSummaryShape } from '../shapes/plan-shape.js';

const count = z.int().min(0);

/** `multienv deploy --json`. */
export const deployOutput = outputOfEnvironments('multienv deploy --json', {
  deployed: z.boolean().describe('Whether all environments were deployed.'),
  environments: z.array(
    environmentResult({
      summary: planSummaryShape.describe('What was planned.'),
      applied: z.strictObject({ created: count, updated: count, replaced: count, destroyed: count }),
      outputs: z.record(z.string(), z.unknown()).describe('Outputs of the stack; a sensitive one is null.'),
    }),
  ),
});
