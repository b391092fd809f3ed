import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv init --json`. */
export const initOutput = outputOf('multienv init --json', {
  ok: z.literal(true),
  file: z.string().describe('The environments.yaml that was written.'),
  files: z.array(z.string()).describe('Every file that was written or added to.'),
});
