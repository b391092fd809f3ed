import { z } from 'zod';

const nullable = (description: string) => z.string().nullable().describe(description);

/** One thing that a person can mend. */
export const problemShape = z
  .strictObject({
    code: z.string().describe('Permanent; listed in docs/reference/errors.md.'),
    severity: z.enum(['error', 'warning']).describe('An error stops the command, a warning does not.'),
    message: z.string().describe('What is wrong.'),
    hint: z.string().describe('The next edit or command.'),
    file: nullable('Where it is; null when it has no place in a file.'),
    line: z.int().min(1).nullable().describe('Counts from 1.'),
    column: z.int().min(1).nullable().describe('Counts from 1.'),
    path: nullable('Dotted path of the setting.'),
    value: z.unknown().describe('The value found; null where it could be a secret.'),
    allowed: z.union([z.array(z.string()), z.string(), z.null()]).describe('What would be accepted.'),
    suggestion: nullable('The nearest valid name.'),
  })
  .meta({ id: 'Problem' });
