import { z } from 'zod';

/** Longest time of a waiver, in days from today, where the file says nothing else: a year. */
export const defaultMaxWaiverDays = 366;

/** What the review allows the file to waive. */
export const reviewSettings = z
  .strictObject({
    maxWaiverDays: z
      .int()
      .min(1)
      .max(3650)
      .describe(
        `Days from today within which every waiver has to end; later ones are an error. Default: ${defaultMaxWaiverDays}.`,
      ),
  })
  .meta({ id: 'Review', title: 'Review' });
