import { z } from 'zod';
import { tiers } from '../../../config/names/tiers.js';
import { severities } from '../../../rules/define-rule.js';
import { outputOf } from '../shapes/output-of.js';
import { settingSideFields } from '../shapes/setting-side.js';

const names = z.array(z.string());
const about = { environment: z.string().describe('Suffix.'), tier: z.enum(tiers) };

const rules = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    severity: z.enum(severities),
    requirement: z.int().nullable().describe('Row of the requirements.'),
  }),
);

/** Fields of a setting with its value, its origin and what the tier says. */
export const explainedSettingFields = {
  setting: z.string().describe('Dotted name.'),
  ...settingSideFields,
  equalsTier: z.boolean().describe('The file says it, and the tier would say the same.'),
  withoutMeaning: z
    .string()
    .nullable()
    .describe('The setting whose value takes the meaning of this one away, `network.mode` of `network.nat`.'),
};

const decided = z.strictObject({
  address: z.string(),
  path: z.string().describe('Empty: the setting decides whether the element is there.'),
});

/** `multienv explain --json`. */
export const explainOutput = outputOf('multienv explain --json', {
  ...about,
  kind: z
    .enum(['block', 'setting', 'element'])
    .describe(
      'What was explained: a block of settings or all of them, one setting, or an element of the stack.',
    ),
  block: z.string().optional().describe('Of a block: its dotted name, empty for the whole environment.'),
  settings: z
    .union([z.array(z.strictObject(explainedSettingFields)), names])
    .optional()
    .describe('Of a block: its settings. Of an element: those that decide whether it is there.'),
  ...optional(explainedSettingFields),
  description: z.string().optional(),
  allowed: z.union([names, z.string()]).optional().describe('Values, or a sentence.'),
  becomes: z
    .array(decided)
    .nullable()
    .optional()
    .describe('Of a setting: what it decides in the stack; null for a stack of your own (`synthCommand`).'),
  address: z.string().optional(),
  attributes: z
    .array(
      z.strictObject({
        path: z.string(),
        value: z.unknown().describe('As the stack has it; null where it is not shown.'),
        hidden: z.boolean(),
        settings: names.describe('None where the product decides.'),
      }),
    )
    .optional(),
  rules: rules.optional(),
});

function optional(shape: z.ZodRawShape): z.ZodRawShape {
  return z.strictObject(shape).partial().shape;
}
