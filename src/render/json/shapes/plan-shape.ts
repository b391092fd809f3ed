import { z } from 'zod';
import { gravities, protectionMoves } from '../../../resources/effect.js';

const count = z.int().min(0);

/** How many resources a plan changes. */
export const planSummaryShape = z
  .strictObject({
    create: count,
    update: count,
    replace: count,
    destroy: count,
    rotate: count.describe('New versions of the password.'),
  })
  .meta({ id: 'PlanSummary' });

/** See `gravities`. */
export const gravityShape = z
  .enum(gravities)
  .describe(
    'What it means for users of the environment, the worst that is known. `unknown`: nobody has declared it.',
  );

/** One side of an attribute. */
export const sideShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('absent') }),
    z.strictObject({ kind: z.literal('value'), value: z.unknown() }),
    z.strictObject({ kind: z.literal('unknown') }).describe('Known after the apply.'),
    z.strictObject({ kind: z.literal('sensitive') }).describe('Secret: the value is not here.'),
  ])
  .meta({ id: 'AttributeSide' });

const settingBehind = z
  .strictObject({
    name: z.string().describe('Dotted name: `database.instanceClass`, `tags.Owner`, `project`.'),
    source: z
      .enum(['environment', 'defaults', 'tier', 'product'])
      .describe('Who says its value. `product`: nobody does.'),
    file: z.string().nullable().describe('Absolute path; null where no file says it.'),
    line: z.int().min(1).nullable(),
  })
  .meta({ id: 'SettingBehind' });

const protection = z
  .enum(protectionMoves)
  .nullable()
  .describe(
    'Which way it moves something that protects: it ends, gets less or more, or begins. Null where it protects from nothing, or nobody can tell yet.',
  );

const changedAttribute = z
  .strictObject({
    path: z.string().describe('Names and places: `metadata_options[0].http_tokens`.'),
    label: z.string().describe('The path with blocks by what tells them apart: `tag[Owner].value`.'),
    before: sideShape,
    after: sideShape,
    expected: z
      .string()
      .nullable()
      .describe(
        'The text after, where a part of it is known before the apply: `(known after apply)` stands for the rest. Null for anything else.',
      ),
    protection,
    forcesReplacement: z.boolean(),
    gravity: gravityShape,
    does: z.string().nullable().describe('What AWS does; null where nobody has declared it.'),
    takes: z.string().nullable().describe('About how long AWS takes; null where no page of AWS says so.'),
    page: z.string().nullable().describe('Page of AWS or of the provider that says so.'),
    settings: z
      .array(settingBehind)
      .describe(
        'Settings of environments.yaml behind it, the likeliest first. None where no setting decides it, and for a stack of your own (`synthCommand`).',
      ),
    settingsFollowed: z
      .array(settingBehind)
      .describe('Settings of environments.yaml that change what it follows.'),
    follows: z
      .array(z.string())
      .describe('Addresses of resources that change too, and whose attributes it takes.'),
  })
  .meta({ id: 'ChangedAttribute' });

/** An output that a plan changes. */
export const changedOutputShape = z
  .strictObject({
    name: z.string(),
    before: sideShape.describe('Absent where it is new.'),
    after: sideShape.describe('Absent where it goes.'),
  })
  .meta({ id: 'ChangedOutput' });

/** One resource that a plan changes. */
export const plannedChangeShape = z
  .strictObject({
    address: z.string(),
    type: z.string().describe("Terraform's name of the type: `aws_db_instance`."),
    actions: z.array(z.string()).describe("Terraform's own words: `update`, or `delete` and `create`."),
    kind: z.enum(['create', 'update', 'replace', 'destroy', 'rotate']),
    gravity: gravityShape,
    losesData: z
      .boolean()
      .describe('Whether it takes away what users have stored: `deploy` wants `--allow` for it.'),
    onlyEmpty: z
      .boolean()
      .describe('AWS deletes it only when it is empty: a bucket without `force_destroy` in the state.'),
    reason: z.string().nullable().describe("Why Terraform replaces or deletes it, in Terraform's words."),
    effects: z
      .array(
        z.strictObject({
          gravity: gravityShape,
          does: z.string().describe('What it means.'),
          takes: z.string().nullable().describe('About how long; null where nobody says so.'),
          page: z.string(),
          protection,
        }),
      )
      .describe('What it means as a whole, beside what its attributes mean.'),
    settings: z
      .array(settingBehind)
      .describe('Settings that make it come or go, in an environment that is deployed.'),
    names: z
      .record(z.string(), z.string())
      .describe('Names of what the change speaks of by an id of AWS, as far as the plan knows them.'),
    attributes: z
      .array(changedAttribute)
      .describe('Attributes that change, the gravest first; none for what is created or deleted as a whole.'),
  })
  .meta({ id: 'PlannedChange' });

/** Changes that are one downtime. */
export const downtimeShape = z
  .strictObject({
    first: z.array(z.string()).min(1).describe('Addresses of the changes with which it begins.'),
    parts: z.array(z.string()).describe('Addresses of the changes that belong to it.'),
  })
  .meta({ id: 'PlannedDowntime' });
