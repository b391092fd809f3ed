import { z } from 'zod';
import { outputOf } from '../../shapes/output-of.js';

/** `multienv sandbox down --json`. */
export const sandboxDownOutput = outputOf('multienv sandbox down --json', {
  stopped: z.boolean().describe('False when none ran.'),
});
