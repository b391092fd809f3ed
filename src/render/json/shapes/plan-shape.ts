import { z } from 'zod';
import { gravities } from '../../../resources/effect.js';

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

const gravity = z
  .enum(gravities)
  .describe(
    'What it means for users of the environment, the worst that is known. `unknown`: nobody has declared it.',
  );

const side = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('absent') }),
    z.strictObject({ kind: z.literal('value'), value: z.unknown() }),
    z.strictObject({ kind: z.literal('unknown') }).describe('Known after the apply.'),
    z.strictObject({ kind: z.literal('sensitive') }).describe('Secret: the value is not here.'),
  ])
  .meta({ id: 'AttributeSide' });

const changedAttribute = z
  .strictObject({
    path: z.string().describe('Names and places: `metadata_options[0].http_tokens`.'),
    before: side,
    after: side,
    forcesReplacement: z.boolean(),
    gravity,
    does: z.string().nullable().describe('What AWS does; null where nobody has declared it.'),
    page: z.string().nullable().describe('Page of AWS or of the provider that says so.'),
  })
  .meta({ id: 'ChangedAttribute' });

/** One resource that a plan changes. */
export const plannedChangeShape = z
  .strictObject({
    address: z.string(),
    type: z.string().describe("Terraform's name of the type: `aws_db_instance`."),
    actions: z.array(z.string()).describe("Terraform's own words: `update`, or `delete` and `create`."),
    kind: z.enum(['create', 'update', 'replace', 'destroy', 'rotate']),
    gravity,
    losesData: z
      .boolean()
      .describe('Whether it takes away what users have stored: `deploy` wants `--allow` for it.'),
    reason: z.string().nullable().describe("Why Terraform replaces or deletes it, in Terraform's words."),
    attributes: z
      .array(changedAttribute)
      .describe('Attributes that change, the gravest first; none for what is created or deleted as a whole.'),
  })
  .meta({ id: 'PlannedChange' });
