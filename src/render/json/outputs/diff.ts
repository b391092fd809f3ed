import { z } from 'zod';
import { concerns } from '../../../config/comparison/setting-concerns.js';
import { tiers } from '../../../config/names/tiers.js';
import { outputOf } from '../shapes/output-of.js';
import { settingSideFields } from '../shapes/setting-side.js';

const names = z.array(z.string());
const side = z.strictObject(settingSideFields).meta({ id: 'SettingSide' });
const about = {
  setting: z.string().describe('Dotted name.'),
  concerns: z.array(z.enum(concerns)).describe('What it is about, the main thing first.'),
};

const difference = z.strictObject({
  ...about,
  a: side,
  b: side,
  allowed: z.boolean().describe('`parity` of the file allows it.'),
  reason: z.string().nullable().describe('Why, as the file says.'),
});

const shared = z.strictObject({
  value: z.unknown().describe('Null where it is not set, and where it is not shown.'),
  hidden: z.boolean(),
  environments: names.describe('Suffixes.'),
});

/** A setting in which environments differ. */
export const settingRowShape = z.strictObject({
  ...about,
  values: z.array(shared).describe('That which most environments share first.'),
  undeclared: z
    .array(z.array(z.string()).length(2))
    .describe('Pairs that are meant to be alike, and that `parity` does not allow to differ here.'),
});

const element = z.strictObject({
  address: z.string(),
  kind: z.enum(['only-a', 'only-b', 'different']),
  settings: names.describe('Settings behind an element that only one has.'),
  attributes: z.array(
    z.strictObject({
      path: z.string(),
      a: z.unknown().describe('Null where the stack does not write it, and where it is not shown.'),
      b: z.unknown(),
      hidden: z.boolean().describe('It may hold a secret: neither value is here.'),
      settings: names.describe('Settings behind it; none where it is of another making.'),
    }),
  ),
});

/** `multienv diff --json`. */
export const diffOutput = outputOf('multienv diff --json', {
  compared: z
    .enum(['environments', 'versions', 'deployed', 'all'])
    .describe(
      'Two environments; two versions of one (`--before`, `--at`); one as deployed and as the file has it (`--deployed`); every one (`--all`).',
    ),
  environments: z
    .array(
      z.strictObject({
        name: z
          .string()
          .describe(
            'Its suffix; of another version of the file `prod-003 before`, as deployed `prod-003 deployed`.',
          ),
        suffix: z.string(),
        tier: z
          .enum(tiers)
          .nullable()
          .describe('Null where that version of the file does not have the environment.'),
      }),
    )
    .describe('The two, `a` first; with `--all` every one.'),
  parityDeclared: z.boolean().optional().describe('Of two: `parity` of the file names them.'),
  settings: z
    .array(z.union([difference, settingRowShape]))
    .describe('Of two: both sides. With `--all`: each value.'),
  elements: z.array(element).optional().describe('Of two: elements in which their stacks differ.'),
  beside: names
    .optional()
    .describe(
      'What differs beside the settings: of two versions `waivers`, `synthCommand`, …; as deployed the stack, the provider, …',
    ),
  stackCompared: z
    .boolean()
    .optional()
    .describe(
      'False with `--deployed`, and where an app of your own makes the stack and one is of another version of the file.',
    ),
  undeclared: names.describe(
    'Differences that `parity` does not allow: settings, and attributes of another making.',
  ),
});
