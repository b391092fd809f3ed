import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { ruleFields } from '../shapes/rule-fields.js';

/** `multienv rules --json`. */
export const rulesOutput = outputOf('multienv rules --json', {
  rules: z.array(z.strictObject({ id: z.string().describe('Permanent.'), ...ruleFields, docs: z.string() })),
});
