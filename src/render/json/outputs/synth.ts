import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv synth --json`. */
export const synthOutput = outputOf('multienv synth --json', {
  ok: z.literal(true),
  folder: z.string().describe('Output folder.'),
  files: z.array(z.string()).describe('The Terraform JSON that was written, one file for each environment.'),
});
