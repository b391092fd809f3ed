import { z } from 'zod';
import { tiers } from '../../../config/names/tiers.js';
import { outcomes } from '../../../policy/finding.js';
import { controlStatuses } from '../../../policy/frameworks/control-status.js';
import { severities } from '../../../rules/define-rule.js';
import { frameworks } from '../../../rules/frameworks.js';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { reviewSummaryShape } from '../shapes/review-summary.js';
import { ruleFields } from '../shapes/rule-fields.js';

const text = z.string().nullable();
const environment = text.describe("Environment suffix; null for a stack that is not the project's.");

/** A finding of the review. */
export const findingShape = z
  .strictObject({
    ruleId: z.string(),
    ...ruleFields,
    outcome: z
      .enum(outcomes)
      .describe(
        '`unknown` is known only after apply; `accepted` is a protection that the tier omits on purpose.',
      ),
    address: z.string().describe('As in the plan.'),
    attribute: text.describe('Path of the attribute that decides.'),
    part: text.describe('Which statement of a policy, or which block, where there are several.'),
    message: text.describe('What was found: the attribute or its value. Null of what passed.'),
    moduleSource: text.describe('Of a plan: the source of the module that has the element.'),
    also: z
      .array(
        z.strictObject({
          ruleId: z.string(),
          title: z.string(),
          severity: z.enum(severities),
          attribute: text,
          message: text,
        }),
      )
      .describe(
        'Narrower rules that fail at the same place for the same reason: they are no findings of their own.',
      ),
    environment,
    file: text.describe('The file that can fix it.'),
    line: z.int().min(1).nullable(),
    reason: text.describe('Why it is waived or accepted.'),
    waiver: z
      .strictObject({ owner: z.string(), expires: z.string().describe('Its last day.'), ticket: text })
      .nullable(),
  })
  .meta({ id: 'Finding' });

/** What was reviewed. */
export const reviewedShape = z.strictObject({
  name: z.string().describe('Environment suffix, or the file.'),
  environment,
  tier: z.enum(tiers),
  tierFrom: z
    .enum(['asked', 'tags', 'default'])
    .optional()
    .describe("Of a stack that is not the project's: who says its tier; by default it is production."),
  file: text,
  files: z.array(z.string()).optional().describe('The files that were read together as one stack.'),
  conventions: z
    .boolean()
    .optional()
    .describe(
      "Of a stack that is not the project's: whether it was judged by what only this project agreed on.",
    ),
  profile: text.optional().describe('The `.multienv-check.yaml` that it was judged by.'),
  leftOut: z
    .array(
      z.strictObject({
        by: z.string().describe('A flag, a setting of the profile, or `conventions`.'),
        rules: z.array(z.string()),
        failed: z.int().min(0).describe('How many failures are not shown because of it.'),
      }),
    )
    .optional()
    .describe('Rules that were not judged.'),
});

/** The controls of a framework over what was reviewed. */
export const frameworkShape = z.strictObject({
  framework: z.enum(Object.keys(frameworks)),
  title: z.string(),
  reviewed: z.array(z.string()).describe('Names of what was reviewed: the columns of `statuses`.'),
  controls: z.array(
    z.strictObject({
      id: z.string(),
      subject: z.string(),
      rules: z.array(z.string()),
      sources: z.array(z.string()).describe('Who ties the rules to it.'),
      statuses: z.array(z.enum(controlStatuses)),
    }),
  ),
  outOfReach: z.array(z.strictObject({ ids: z.array(z.string()), subject: z.string(), reason: z.string() })),
});

/** `multienv check --json`. */
export const checkOutput = outputOfEnvironments('multienv check --json', {
  summary: reviewSummaryShape,
  reviewed: z.array(reviewedShape),
  findings: z.array(findingShape).describe('Every finding, those that pass included.'),
  framework: frameworkShape.optional().describe('With `--framework`.'),
  environments: z.array(environmentResult({})).describe('Which environments of the file could be reviewed.'),
});
