import { z } from 'zod';
import { problemShape } from './problem.js';

const version = z.literal(1).describe('Another number when a shape changes so that its readers break.');
const problems = z.array(problemShape);

/** What every command prints when it cannot do its work. */
const failed = z
  .strictObject({ version, ok: z.literal(false), problems: problems.min(1) })
  .meta({ id: 'Failed', description: 'The command could not do its work, and why.' });

/** What a command prints with `--json`: a document of these fields, or why there is none. */
export function outputOf(title: string, fields: z.ZodRawShape) {
  return z.union([z.strictObject({ version, ...fields }), failed]).meta({ title });
}

/** The same of a command over several environments: beside what became of each stands whether all went well. */
export function outputOfEnvironments(title: string, fields: z.ZodRawShape) {
  return outputOf(title, {
    ok: z.boolean().describe('False when an environment failed or was interrupted.'),
    problems: problems.optional().describe('The problems of all environments that failed.'),
    ...fields,
  });
}
