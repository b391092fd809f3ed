import { z } from 'zod';
import { outcomes } from '../../../policy/finding.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known before anything is prepared. */
const early = {
  suffix: z.string(),
  tier: z.string(),
  project: z.string(),
  place: z.strictObject({
    kind: z.enum(['aws', 'sandbox']),
    account: z.string().nullable().describe('AWS account; null on the sandbox.'),
    region: z.string(),
    endpoint: z.string().nullable().describe('Address of the sandbox.'),
    start: z.string().nullable().describe('Tells one start of the sandbox from another.'),
  }),
  multienv: z.string(),
  terraform: z.strictObject({ product: z.enum(['terraform', 'opentofu']), version: z.string() }),
  environmentsFile: sha256.describe('Of environments.yaml.'),
};

/** What is known when the working folder is ready. */
const late = {
  awsProvider: z.string().nullable().describe('Version in the lock file of the providers.'),
  configuration: sha256.describe('Of cdk.tf.json.'),
  assets: sha256.describe('Of the files that the configuration refers to.'),
  providerLock: sha256.describe('Of the lock file of the providers.'),
  secret: z
    .strictObject({ name: z.string(), versionId: z.string().nullable() })
    .nullable()
    .describe(
      'Secret of the database password; null where the stack reads none. A versionId of `unknown`: AWS did not tell it when the plan was made. Its value is never read.',
    ),
};

/** `manifest.json` of a saved plan: what it was made from, and what must still be so when it is applied. */
export const manifestShape = z
  .strictObject({
    version: z.literal(1),
    madeAt: z.iso.datetime(),
    ...early,
    ...late,
    state: z.strictObject({ serial: z.int().min(0), lineage: z.string() }),
    review: z
      .strictObject({ digest: sha256, summary: z.record(z.enum(outcomes), z.int().min(0)) })
      .nullable()
      .describe('Null where nothing changes.'),
    files: z.strictObject({ 'plan.tfplan': sha256, 'plan.json': sha256 }),
  })
  .meta({ title: 'Manifest of a saved plan of multienv' });

const earlyShape = z.strictObject(early);
const lateShape = z.strictObject(late);

/** See `manifestShape`. */
export type Manifest = z.output<typeof manifestShape>;
/** The part that is known before anything is prepared. */
export type EarlyFacts = z.output<typeof earlyShape>;
/** The part that is known when the working folder is ready. */
export type LateFacts = z.output<typeof lateShape>;

/** The text of schemas/saved-plan.schema.json. */
export function manifestSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(manifestShape, { target: 'draft-7' }), null, 2)}\n`;
}
