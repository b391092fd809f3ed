import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { plannedChangeShape, planSummaryShape } from '../shapes/plan-shape.js';
import { reviewSummaryShape } from '../shapes/review-summary.js';

/** `multienv plan --json`. */
export const planOutput = outputOfEnvironments('multienv plan --json', {
  environments: z.array(
    environmentResult({
      summary: planSummaryShape,
      changes: z.array(plannedChangeShape),
      review: reviewSummaryShape.nullable().describe('Null where nothing changes.'),
    }),
  ),
});
