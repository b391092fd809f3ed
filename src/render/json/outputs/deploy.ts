import { z } from 'zod';
import { refreshOutcomes } from '../../../operations/deploy/refresh/refresh-verdict.js';
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
      seconds: z.number().min(0).describe('How long the apply took.'),
      refreshes: z
        .array(
          z.strictObject({
            group: z.string().describe('Name of the Auto Scaling Group.'),
            outcome: z.enum(refreshOutcomes),
            status: z.string().describe('In the words of Auto Scaling.'),
            percentage: count,
            reason: z.string().optional(),
            targets: z.strictObject({ healthy: count, unhealthy: count }).optional(),
            seconds: z.number().min(0),
          }),
        )
        .describe('How the exchange of instances ended. One that did not end well is a failure instead.'),
      lookAt: z.array(z.string()).describe('What goes on after the deploy, or waits, in sentences.'),
      outputs: z.record(z.string(), z.unknown()).describe('Outputs of the stack; a sensitive one is null.'),
    }),
  ),
});
