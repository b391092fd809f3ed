import { z } from 'zod';
import { problemShape } from './problem.js';

interface ResultOptions {
  /** What the outcomes are of, by the name of its field. Default: `suffix`, an environment. */
  readonly key?: string;
}

/** What became of one environment: its fields where the command did its work, and why they are not there otherwise. */
export function environmentResult(fields: z.ZodRawShape, { key = 'suffix' }: ResultOptions = {}) {
  const of = { [key]: z.string() };
  return z.discriminatedUnion('outcome', [
    z.strictObject({ ...of, outcome: z.literal('ok'), ...fields }),
    z.strictObject({ ...of, outcome: z.literal('declined').describe('The question was answered with no.') }),
    z.strictObject({ ...of, outcome: z.literal('failed'), problems: z.array(problemShape) }),
    z.strictObject({
      ...of,
      outcome: z.enum(['interrupted', 'skipped']).describe('It was interrupted, or not started.'),
      reason: z.string(),
    }),
  ]);
}
