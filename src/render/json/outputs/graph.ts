import { z } from 'zod';
import { boxKinds, edgeKinds, marks, tierReaches } from '../../../operations/graph/picture.js';
import { severities } from '../../../rules/define-rule.js';
import { outputOf } from '../shapes/output-of.js';
import { gravityShape } from '../shapes/plan-shape.js';

const count = z.int().min(1);
const elements = z
  .array(z.string())
  .describe('Addresses of the elements that it stands for, the main one first.');

const told = {
  findings: z
    .strictObject({ count, worst: z.enum(severities), rules: z.array(z.string()) })
    .optional()
    .describe('Failures of the review.'),
  change: z
    .strictObject({
      kind: z.enum(['create', 'update', 'replace', 'destroy', 'rotate']),
      gravity: gravityShape,
      count: count.describe('Resources that change.'),
    })
    .optional()
    .describe('Of a plan.'),
  difference: z
    .strictObject({
      kind: z.enum(['only-here', 'differs']),
      count: count.describe('Attributes that differ; elements that only this one has.'),
    })
    .optional()
    .describe('With `--diff`.'),
};

const boxFields = {
  id: z.string().describe('Unique in its picture.'),
  kind: z.enum(boxKinds),
  title: z.string().describe('What it is.'),
  name: z.string(),
  details: z.array(z.string()),
  marks: z.array(z.enum(marks)),
  elements,
  ...told,
};
const box = z.strictObject(boxFields).meta({ id: 'PictureBox' });

const tier = z.strictObject({
  id: z.string(),
  name: z.string(),
  reach: z.enum(tierReaches).describe('How it is reached from the internet, by its routes.'),
  subnets: z.array(
    z.strictObject({
      id: z.string(),
      zone: z.string().describe('Id of its zone.'),
      name: z.string(),
      cidr: z.string().describe('Empty where it is not known.'),
      elements,
    }),
  ),
  boxes: z.array(
    z.strictObject({
      ...boxFields,
      zones: z.array(z.string()).describe('Ids of its zones; none where they are not known.'),
      count: count.optional().describe('How many boxes that are alike it stands for. Default: 1.'),
    }),
  ),
});

const vpc = z.strictObject({
  id: z.string(),
  name: z.string(),
  details: z.array(z.string()),
  zones: z.array(z.strictObject({ id: z.string(), name: z.string() })).describe('Columns.'),
  tiers: z.array(tier).describe('Rows, from the internet inwards.'),
  edge: z.array(box).describe('Gateways and endpoints.'),
  elements,
});

const region = z.strictObject({
  id: z.string(),
  name: z.string(),
  vpcs: z.array(vpc),
  servicesName: z.string(),
  services: z.array(box).describe('What stands outside of every VPC.'),
});

const edge = z.strictObject({
  from: z.string().describe('Id of a box, or `internet`.'),
  to: z.string(),
  label: z.string().describe('Protocol and port, or what may be done.'),
  kind: z.enum(edgeKinds),
  isCertain: z.boolean().describe('False where a value decides that is not known.'),
  elements,
});

/** `multienv graph --json`. */
export const graphOutput = outputOf('multienv graph --json', {
  pictures: z.array(
    z.strictObject({
      name: z.string().describe('Suffix of the environment, or the file.'),
      caption: z.string(),
      regions: z.array(region),
      edges: z.array(edge),
      notes: z.array(z.string()).describe('What has to be read beside it.'),
      unplaced: z
        .array(z.strictObject({ address: z.string(), reason: z.string(), ...told }))
        .describe('What has no place in the picture.'),
    }),
  ),
});
