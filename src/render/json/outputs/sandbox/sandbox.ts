import { z } from 'zod';
import { outputOf } from '../../shapes/output-of.js';

/** Where the emulator is, as all of its commands say it. */
const sandboxFields = {
  running: z.boolean(),
  endpoint: z.string().nullable(),
  pid: z.int().nullable(),
  folder: z.string().describe('Everything that belongs to the sandbox of the project.'),
};

/** `multienv sandbox up` and `reset` with `--json`. */
export const sandboxOutput = outputOf('multienv sandbox up|reset --json', sandboxFields);

const refused = z.strictObject({
  service: z.string(),
  operation: z.string(),
  code: z.string().describe('The error code that was answered.'),
  member: z.string().describe('Where in the request; empty where no single member is at fault.'),
  constraint: z.string().describe('What AWS asks for, or the name of the check that refused; never a value.'),
});

const requests = z
  .strictObject({
    judged: z.int(),
    refused: z.int(),
    unjudged: z
      .int()
      .describe('Requests at which the judge itself failed; the log of the server says where.'),
    last: z.array(refused).readonly().describe('The last refusals, the newest last.'),
  })
  .nullable()
  .describe('What was asked since the emulator was started or reset; null when it does not run.');

/** `multienv sandbox status --json`. */
export const sandboxStatusOutput = outputOf('multienv sandbox status --json', { ...sandboxFields, requests });
