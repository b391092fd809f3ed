import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';

/** `multienv sandbox up`, `status` and `reset` with `--json`. */
export const sandboxOutput = outputOf('multienv sandbox up|status|reset --json', {
  running: z.boolean(),
  endpoint: z.string().nullable(),
  pid: z.int().nullable(),
  folder: z.string().describe('Everything that belongs to the sandbox of the project.'),
});
