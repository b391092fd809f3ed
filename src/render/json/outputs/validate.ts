import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { problemShape } from '../shapes/problem.js';

/** `multienv validate --json`. */
export const validateOutput = outputOf('multienv validate --json', {
  ok: z.literal(true).describe('True when there is no error: warnings may remain.'),
  problems: z.array(problemShape),
});
