import { z } from 'zod';

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

/** One resource that a plan changes. */
export const plannedChangeShape = z
  .strictObject({
    address: z.string(),
    actions: z.array(z.string()).describe("Terraform's own words: `update`, or `delete` and `create`."),
    kind: z.enum(['create', 'update', 'replace', 'destroy', 'rotate']),
  })
  .meta({ id: 'PlannedChange' });
