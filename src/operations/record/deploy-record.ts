import { z } from 'zod';
import { tiers } from '../../config/names/tiers.js';
import { firstIssue } from './first-issue.js';
import { recordedSettingsShape } from './recorded-settings.js';

/** What is shown on a terminal and sent on to AWS: one line, of no great length. */
const line = z.string().regex(/^[^\p{C}]{1,512}$/u);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

/** How to get to the account of an environment. In a local record alone: whoever writes into a bucket must not choose whose credentials are used. */
const access = z.object({
  profile: line.optional(),
  roleArn: line.optional(),
  // AWS treats it as no secret: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
  externalId: line.optional(),
});

const recordShape = z.object({
  version: z.literal(1),
  suffix: line,
  project: line,
  environment: line,
  tier: z.enum(tiers),
  /** Name of the file that had the environment. */
  file: line,
  region: line,
  account: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  /** Database and version as AWS runs it: `postgres 17.4`. */
  engine: line.nullable(),
  at: z.iso.datetime(),
  /** `partial`: the deploy ended with errors, and some of it was made. */
  outcome: z.enum(['complete', 'partial']),
  /** ARN of whom AWS took for the caller. */
  by: line.nullable(),
  /** Address of the run in CI. */
  ciRun: z
    .url({ protocol: /^https?$/ })
    .max(512)
    .nullable(),
  multienv: line,
  /** See `contentHash`; null where an app of the project made the stack. */
  contentHash: digest.nullable(),
  /** See `settingsHash`. */
  settingsHash: digest,
  product: z.enum(['terraform', 'opentofu']),
  /** Version of the AWS provider. */
  provider: line.nullable(),
  counts: z.object({ created: count, updated: count, replaced: count, destroyed: count }).nullable(),
  access: access.optional(),
  /** Not there in records of earlier versions. */
  settings: recordedSettingsShape.optional(),
});

/** What is kept beside the state about the last deploy of an environment. */
export type DeployRecord = z.output<typeof recordShape>;

/** A record, that there is none, or why the one that is there tells nothing. */
export type RecordReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'record'; readonly record: DeployRecord }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a record of that environment; whatever else stands there is told, and believed in nothing. */
export function parseRecord(text: string, suffix: string): RecordReading {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', reason: 'the record of its deploy is no JSON' };
  }
  const { data, error } = recordShape.safeParse(content);
  if (data === undefined)
    return { kind: 'unreadable', reason: `the record of its deploy is not valid: ${firstIssue(error)}` };
  if (data.suffix !== suffix)
    return { kind: 'unreadable', reason: 'the record of its deploy is that of another environment' };
  return { kind: 'record', record: data };
}

/** The text of a record. */
export function recordText(record: DeployRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
