import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { settingSideFields } from '../shapes/setting-side.js';

const side = z.strictObject(settingSideFields).meta({ id: 'SettingSide' });

/** `multienv promote --json`. */
export const promoteOutput = outputOf('multienv promote --json', {
  from: z.string().describe('Suffix.'),
  to: z.string().describe('Suffix.'),
  settings: z.array(
    z.strictObject({
      setting: z.string().describe('Dotted name.'),
      fate: z
        .enum(['copied', 'offered', 'left'])
        .describe('`copied`: written. `offered`: could be. `left`: is not copied, `why` says it.'),
      why: z.string().nullable(),
      from: side,
      to: side.describe('As it was before.'),
    }),
  ),
});
