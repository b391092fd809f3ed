import { z } from 'zod';
import { severities } from '../../rules/define-rule.js';
import { waiverSchema } from '../schema/waiver-schema.js';

const ruleId = z.string().min(1).max(64);

/** `.multienv-check.yaml`: how stacks and plans beside it are reviewed that are no environment of a file. */
export const checkProfileSchema = z
  .strictObject({
    version: z.literal(1).describe('Version of this format.'),
    conventions: z
      .literal(true)
      .optional()
      .describe(
        'Judge what only this project agreed on too, such as its tags and names. It cannot be turned off here.',
      ),
    skip: z.array(ruleId).min(1).optional().describe('Rules that are not judged; every report says so.'),
    only: z.array(ruleId).min(1).optional().describe('The only rules that are judged; every report says so.'),
    severity: z
      .enum(severities)
      .optional()
      .describe('The lowest severity that is judged; every report says what is left out.'),
    waivers: z
      .array(waiverSchema.omit({ environments: true }))
      .optional()
      .describe('Findings that somebody answers for, until a day.'),
  })
  .meta({ id: 'CheckProfile', title: '.multienv-check.yaml' });

/** The text of schemas/check-profile.schema.json. */
export function checkProfileSchemaText(): string {
  const schema = z.toJSONSchema(checkProfileSchema, { target: 'draft-7', io: 'input' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
