import { z } from 'zod';

const source = z
  .strictObject({
    source: z
      .enum(['environment', 'defaults', 'tier', 'product'])
      .describe('Who says it. `product`: nobody does, and the product decides.'),
    value: z.unknown().optional().describe('As it is written; not there where it may be a secret.'),
    path: z.string().nullable().describe('Dotted path in the file; null where no file says it.'),
    line: z.int().min(1).nullable().describe('Counts from 1.'),
    column: z.int().min(1).nullable().describe('Counts from 1.'),
  })
  .meta({ id: 'SettingSource' });

const dropped = source
  .extend({
    why: z
      .enum(['orphan', 'broken'])
      .describe('`orphan`: it goes with another choice. `broken`: not what the schema asks for.'),
    choice: z.string().nullable().describe('The setting that an orphan goes with.'),
  })
  .meta({ id: 'DroppedSource' });

/** Fields of a setting with its value and origin. */
export const settingSideFields = {
  value: z.unknown().describe('Null where it is not set, and where it is not shown.'),
  hidden: z.boolean().describe('It is set and may hold a secret: its value is not here.'),
  decidedBy: source,
  overrides: z.array(source).describe('What would decide without it, the next one first.'),
  dropped: z.array(dropped),
} as const;
