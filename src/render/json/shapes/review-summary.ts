import { z } from 'zod';
import { outcomes } from '../../../policy/finding.js';

/** How many findings a review has, by outcome. */
export const reviewSummaryShape = z.record(z.enum(outcomes), z.int().min(0)).meta({ id: 'ReviewSummary' });
