import { z } from 'zod';
import { outputOf } from '../../shapes/output-of.js';

/** `multienv database user --json`. */
export const databaseUserOutput = outputOf('multienv database user --json', {
  environment: z.string().describe('Suffix.'),
  user: z.string(),
  sql: z.array(z.string()).describe('What the master user runs once.'),
  steps: z.array(z.strictObject({ does: z.string(), command: z.string() })),
});
