import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv trust --json`. */
export const trustOutput = outputOf('multienv trust --json', {
  root: z
    .string()
    .optional()
    .describe('Folder of environments.yaml, links followed. Without it `--list` was given.'),
  trusted: z
    .boolean()
    .optional()
    .describe('Whether the project is trusted now, with the settings that it has.'),
  settings: z
    .array(
      z.strictObject({
        setting: z.string().describe('Dotted path of where it is decided.'),
        reach: z.enum(['program', 'path']).describe('What it starts or opens.'),
        value: z.string().nullable().describe('Null where it may hold a secret.'),
        program: z
          .string()
          .nullable()
          .describe('Absolute path of what it would start; null where none is found.'),
        file: z.string().nullable(),
        line: z.int().nullable(),
        column: z.int().nullable(),
      }),
    )
    .optional()
    .describe('What the file would start, and open outside the project.'),
  projects: z
    .array(z.strictObject({ root: z.string(), grantedAt: z.string().describe('ISO 8601.') }))
    .optional()
    .describe('With `--list`: every project that is trusted.'),
});
