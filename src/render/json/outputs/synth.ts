import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';

/** `multienv synth --json`. */
export const synthOutput = outputOfEnvironments('multienv synth --json', {
  folder: z.string().describe('Output folder.'),
  files: z.array(z.string()).describe('The Terraform JSON that was written, one file for each environment.'),
  environments: z.array(environmentResult({ file: z.string() })),
});
