import { z } from 'zod';
import { problemShape } from './problem.js';

const suffix = z.string().describe('Environment suffix.');

/** What became of one environment: all of its fields where the command did its work, and why they are not there otherwise. */
export function environmentResult(fields: Readonly<Record<string, z.ZodType>>) {
  const perhaps = Object.entries(fields).map(([name, field]) => [name, field.nullable().optional()] as const);
  return z.union([
    z.strictObject({
      suffix,
      outcome: z
        .enum(['ok', 'declined'])
        .optional()
        .describe('`declined`: the question was answered with no.'),
      ...fields,
    }),
    z.strictObject({
      suffix,
      outcome: z.enum(['declined', 'failed', 'interrupted', 'skipped']),
      reason: z.string().nullable().optional().describe('Why it was skipped.'),
      problems: z.array(problemShape).optional().describe('Why it failed.'),
      ...Object.fromEntries(perhaps),
    }),
  ]);
}
