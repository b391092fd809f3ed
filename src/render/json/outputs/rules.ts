import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { ruleFields } from '../shapes/rule-fields.js';

/** `multienv rules --json`. */
export const rulesOutput = outputOf('multienv rules --json', {
  rules: z.array(
    z.strictObject({
      id: z.string().describe('Permanent.'),
      ...ruleFields,
      convention: z
        .boolean()
        .describe('What only this project agreed on: not judged in stacks of others unless asked for.'),
      precision: z.enum(['very-high', 'high', 'medium', 'low']),
      impliedBy: z
        .array(z.string())
        .describe('Wider rules: where one of them fails at the same place, this rule is told with it.'),
      toldWith: z
        .array(z.string())
        .describe('Rules about the same element: where one of them fails, this rule is told with it.'),
      docs: z.string(),
    }),
  ),
});
