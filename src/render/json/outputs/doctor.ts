import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

const statuses = ['ok', 'problem', 'warning', 'skipped'] as const;

/** `multienv doctor --json`. */
export const doctorOutput = outputOf('multienv doctor --json', {
  ok: z.boolean().describe('Whether there is no problem; warnings do not count.'),
  summary: z.record(z.enum(statuses), z.int().min(0)),
  checks: z.array(
    z.strictObject({
      id: z.string().describe('Permanent.'),
      title: z.string(),
      environment: z.string().nullable().describe('Null for a check of machine and project.'),
      status: z.enum(statuses).describe('A `problem` stops a deploy; `skipped` could not be found out.'),
      message: z.string(),
      fix: z.string().nullable().describe('The command or edit that fixes it.'),
    }),
  ),
  environments: z.array(
    z.strictObject({
      suffix: z.string(),
      outcome: z.enum(['ok', 'failed']).describe('`failed`: one of its checks has found a problem.'),
    }),
  ),
});
