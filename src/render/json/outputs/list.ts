import { z } from 'zod';
import { tiers } from '../../../config/names/tiers.js';
import { listedStatuses } from '../../../operations/list/listed-environment.js';
import { outputOf } from '../shapes/output-of.js';
import { stateLockShape } from '../shapes/state-lock.js';

const count = z.int().min(0);
const nullableText = z.string().nullable();

const deployed = z.strictObject({
  at: z.string().describe('ISO 8601 in UTC.'),
  by: nullableText.describe('ARN of the caller, as AWS told it.'),
  ciRun: nullableText.describe('Address of the run in CI.'),
  multienv: z.string().describe('Version of multienv.'),
  outcome: z
    .enum(['complete', 'partial'])
    .describe('`partial`: it, or a destroy since, ended with an error.'),
  counts: z
    .strictObject({ created: count, updated: count, replaced: count, destroyed: count })
    .nullable()
    .describe('Resources that it changed; null where there was nothing to change, or nobody knows.'),
});

const open = z.strictObject({
  lock: stateLockShape.nullable().describe('The lock on its state.'),
  lockUnknown: nullableText.describe('Why nobody knows whether there is a lock.'),
  atWork: nullableText.describe('A run of this project folder that is at work now.'),
  unrecovered: z
    .array(z.string())
    .describe('What runs of this project folder left behind: `recover` mends it.'),
  passwordRotation: z.boolean().describe('The database has not got the password of the file’s version.'),
  protections: z
    .array(z.strictObject({ address: z.string(), setting: z.string() }))
    .describe('Protections against deletion that are on.'),
});

/** One environment of the file or of the state store. */
export const listedEnvironmentShape = z.strictObject({
  suffix: z.string(),
  status: z
    .enum(listedStatuses)
    .describe(
      '`orphan`: deployed, and not in the file. `foreign`: of another project or file. `unknown`: could not be looked at.',
    ),
  reason: nullableText.describe('Why something is unknown, or whose it is.'),
  environment: nullableText,
  tier: z.enum(tiers).nullable(),
  region: nullableText,
  account: nullableText,
  backend: z.string().describe('Where its state is.'),
  resources: count.nullable(),
  engine: nullableText.describe('Database and version, as AWS runs it.'),
  deployed: deployed.nullable().describe('The last deploy; null where none is known.'),
  changes: z.strictObject({
    state: z.enum(['changed', 'unchanged', 'unknown']),
    reasons: z.array(z.string()).describe('What has changed since the last deploy, or why that is unknown.'),
  }),
  open: open.describe('What waits for somebody.'),
  renamedTo: nullableText.describe('Of an orphan: the environment of the file that looks like its new name.'),
});

/** What could not be listed. */
export const unlistedShape = z
  .array(z.strictObject({ store: z.string(), reason: z.string() }))
  .describe('Parts of the state store that could not be listed.');

/** `multienv list --json`. */
export const listOutput = outputOf('multienv list --json', {
  place: z.enum(['aws', 'sandbox']).describe('Where the environments are.'),
  endpoint: nullableText.describe('Address of the sandbox.'),
  complete: z.boolean().describe('False where something is unknown: there may be more environments.'),
  environments: z
    .array(listedEnvironmentShape)
    .describe('Those of the file in its order, then those that it does not have.'),
  unlisted: unlistedShape,
});
