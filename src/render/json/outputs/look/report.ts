import { z } from 'zod';
import { tiers } from '../../../../config/names/tiers.js';
import { dateStates } from '../../../../operations/report/dated-facts.js';
import { environmentResult } from '../../shapes/environment-result.js';
import { outputOfEnvironments } from '../../shapes/output-of.js';
import { reviewSummaryShape } from '../../shapes/review-summary.js';
import { findingShape, frameworkShape, reviewedShape } from '../check.js';
import { settingRowShape } from '../diff.js';
import { explainedSettingFields } from '../explain.js';
import { listedEnvironmentShape, unlistedShape } from '../list.js';
import { reachedStackShape } from '../topology/reach.js';

const names = z.array(z.string()).describe('Suffixes.');
const text = z.string().nullable();
const amount = z.number().nullable();

const environment = environmentResult({
  environment: z.string().describe('Its name.'),
  tier: z.enum(tiers),
  account: text.describe('As the file names it.'),
  region: z.string(),
});

const waiver = z.strictObject({
  rule: z.string(),
  address: z.string(),
  addressReason: text,
  reason: z.string(),
  owner: z.string(),
  ticket: text,
  expires: z.string().describe('Its last day.'),
  expired: z.boolean(),
  waived: z.int().min(0).describe('Findings that it waives.'),
  line: z.int().min(1).nullable(),
  environments: names,
});

const date = z.strictObject({
  subject: z.string(),
  what: z.string(),
  date: text.describe('The last day; null where it is unknown, or renewed.'),
  state: z
    .enum(dateStates)
    .describe('`soon`: within 180 days. `unknown`: nobody was asked. `renewed`: AWS renews it before.'),
  daysLeft: z.int().nullable().describe('Negative when it is over.'),
  note: z.string().describe('What follows, or how to find the date out.'),
  setting: text,
  environments: names,
});

const byTier = z.strictObject({ development: amount, staging: amount, production: amount });

/** `multienv report --json`. */
export const reportOutput = outputOfEnvironments('multienv report --json', {
  project: z.string(),
  file: z.string(),
  fileSha256: z.string().describe('SHA-256 of the text of the file.'),
  day: z.string().describe('Day of the report in UTC.'),
  multienv: z.string().describe('Version of multienv.'),
  leftOut: names.describe('Environments of the file that were not chosen.'),
  environments: z
    .array(environment)
    .describe('In the order of the file; what could not be reviewed has its reason.'),
  summary: reviewSummaryShape,
  reviewed: z.array(reviewedShape),
  findings: z.array(findingShape).describe('Every finding, those that pass included.'),
  frameworks: z.array(frameworkShape),
  waivers: z.array(waiver),
  differences: z.strictObject({
    settings: z.array(settingRowShape),
    undeclared: z.array(z.string()).describe('Settings that `parity` does not allow to differ so.'),
  }),
  settings: z.array(
    z.strictObject({ suffix: z.string(), settings: z.array(z.strictObject(explainedSettingFields)) }),
  ),
  dates: z.array(date),
  costs: z
    .strictObject({
      asOf: z.string(),
      parts: z.array(z.strictObject({ part: z.string(), monthly: byTier })),
      sums: byTier,
    })
    .describe('What the defaults of each tier cost: USD a month.'),
  reach: z.array(reachedStackShape).describe('Who reaches whom, in each environment that has a stack.'),
  deployed: z
    .strictObject({
      place: z.enum(['aws', 'sandbox']),
      environments: z.array(listedEnvironmentShape),
      unlisted: unlistedShape,
    })
    .nullable()
    .describe('What the stores of states know; null where they were not asked (`--deployed`).'),
});
