import { z } from 'zod';

/** What `scripts/record.ts` keeps beside the image. */
export const recordedSteps = z.array(z.strictObject({ command: z.string(), lines: z.array(z.string()) }));
