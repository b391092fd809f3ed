import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import {
  changedOutputShape,
  downtimeShape,
  plannedChangeShape,
  planSummaryShape,
} from '../shapes/plan-shape.js';
import { problemShape } from '../shapes/problem.js';
import { reviewSummaryShape } from '../shapes/review-summary.js';

/** The plan of one environment. */
export const plannedEnvironment = environmentResult({
  summary: planSummaryShape,
  changes: z.array(plannedChangeShape),
  downtimes: z.array(downtimeShape).describe('Each downtime once, however many changes take part in it.'),
  outputs: z.array(changedOutputShape).describe('Outputs that get other values.'),
  review: reviewSummaryShape.nullable().describe('Null where nothing changes.'),
  refusals: z
    .array(problemShape)
    .optional()
    .describe('What a deploy would refuse of it, as far as it is known before.'),
});

/** `multienv plan --json`. */
export const planOutput = outputOfEnvironments('multienv plan --json', {
  environments: z.array(plannedEnvironment),
});
