import { z } from 'zod';

/** The lock on a state. */
export const stateLockShape = z
  .strictObject({
    id: z.string(),
    who: z.string().describe('user@host'),
    created: z.string().describe('Since when: ISO 8601 in UTC.'),
    operation: z.string().describe('What the holder does, for example `OperationTypeApply`.'),
  })
  .meta({ id: 'StateLock' });
