import { z } from 'zod';
import { driftClasses, fates } from '../../../changes/drift/drift.js';
import { severities } from '../../../rules/define-rule.js';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { gravityShape, sideShape } from '../shapes/plan-shape.js';

const count = z.int().min(0);
const fate = z
  .enum(fates)
  .describe(
    'What the next deploy does: `restored` puts back what was there, `overwritten` sets what the file says now, `unknown` is known only after apply, `stays` leaves what lives.',
  );

const attribute = z
  .strictObject({
    path: z.string().describe('Names and places: `health_check[0].path`.'),
    before: sideShape,
    after: sideShape,
    class: z.enum(['other', 'tags', 'intended']),
    fate,
    why: z.string().nullable().describe('Why it stays, or who moves it.'),
    gravity: gravityShape,
    does: z
      .string()
      .nullable()
      .describe('What AWS does at such a change; null where nobody has declared it.'),
    page: z.string().nullable().describe('Page of AWS or of the provider that says so.'),
  })
  .meta({ id: 'DriftedAttribute', description: 'Before: as deployed. After: as it lives.' });

const drifted = z
  .strictObject({
    address: z.string(),
    type: z.string().describe("Terraform's name of the type: `aws_db_instance`."),
    class: z
      .enum(driftClasses)
      .describe(
        '`security`: a rule of the review fails on what lives and not on the file; `intended`: a service of AWS moves it, which is no drift.',
      ),
    kind: z
      .enum(['changed', 'deleted', 'added'])
      .describe('`added`: something that no resource manages stands beside it.'),
    what: z.string().nullable().describe('What was added.'),
    fate,
    attributes: z.array(attribute),
    rules: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        severity: z.enum(severities),
        isSecurity: z.boolean().describe('About security, or tied to a control of a framework.'),
      }),
    ),
    deploy: z
      .strictObject({
        kind: z.enum(['create', 'update', 'replace', 'destroy', 'rotate']),
        gravity: gravityShape,
      })
      .nullable()
      .describe('What the next deploy does with the resource; null where it does nothing.'),
    remedy: z.string().nullable().describe('Command of the AWS CLI that takes away what stays.'),
  })
  .meta({ id: 'DriftedResource' });

/** `multienv drift --json`. */
export const driftOutput = outputOfEnvironments('multienv drift --json', {
  environments: z.array(
    environmentResult({
      deployed: z.boolean().describe('False where nothing is deployed that could have changed.'),
      drifted: z.boolean().describe('Whether something was changed that nobody intends: exit code 1.'),
      summary: z.record(z.enum(driftClasses), count),
      resources: z.array(drifted).describe('The gravest class first.'),
      folded: z
        .array(
          z.strictObject({
            address: z.string(),
            path: z.string(),
            reason: z
              .enum(['clock', 'mirror', 'filled-in', 'as-in-file'])
              .describe(
                '`clock`: AWS counts or times with it; `mirror`: it shows what other resources set; `filled-in`: AWS had not said it yet; `as-in-file`: the file says what lives.',
              ),
          }),
        )
        .describe('Differences that are no drift.'),
      notChecked: z.array(z.strictObject({ address: z.string(), what: z.string() })),
      accepted: z
        .array(
          z.strictObject({
            address: z.string(),
            path: z.string(),
            setting: z.string(),
            value: z.unknown(),
            rules: z.array(z.string()).describe('Rules that fail from now on.'),
          }),
        )
        .optional()
        .describe('With `--accept`: what was written into environments.yaml.'),
    }),
  ),
});
