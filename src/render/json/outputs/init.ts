import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv init --json`. */
export const initOutput = outputOf('multienv init --json', {
  ok: z.literal(true),
  file: z.string().describe('The file that was written.'),
});
