import { z } from 'zod';
import { environmentResult } from '../shapes/environment-result.js';
import { outputOfEnvironments } from '../shapes/output-of.js';
import { plannedChangeShape, planSummaryShape } from '../shapes/plan-shape.js';
import { stateLockShape } from '../shapes/state-lock.js';

const resource = { address: z.string(), resourceType: z.string() };

const fate = z.discriminatedUnion('kind', [
  z.strictObject({ ...resource, kind: z.literal('in-state') }),
  z.strictObject({
    ...resource,
    kind: z.literal('import').describe('AWS has it and the state did not.'),
    id: z.string(),
    isBusy: z.boolean(),
    isOptional: z.boolean().describe('The next deploy can make it again, should the import fail.'),
    former: z.string().optional().describe('Id of what the state had at that address.'),
  }),
  z.strictObject({ ...resource, kind: z.literal('made-again'), reason: z.string() }),
  z.strictObject({ ...resource, kind: z.literal('absent').describe('AWS has none.') }),
  z.strictObject({
    ...resource,
    kind: z.literal('foreign').describe('AWS has one of that name, of another owner.'),
    id: z.string(),
  }),
  z.strictObject({
    ...resource,
    kind: z.literal('unknown').describe('Nobody knows how to look for it.'),
  }),
]);

/** `multienv recover --json`. */
export const recoverOutput = outputOfEnvironments('multienv recover --json', {
  recovered: z
    .boolean()
    .describe('Whether all environments are repaired; what was done to the others stays.'),
  environments: z.array(
    environmentResult({
      stories: z.array(z.string()).describe('What had happened, one text for each run that was cut.'),
      endedProcess: z.int().nullable().describe('Process id of the Terraform that had outlived its run.'),
      lock: stateLockShape.nullable().describe('The lock that was removed.'),
      backups: z.array(z.string()).describe('Copies of the states as they were before.'),
      resources: z.array(fate).describe('What the interrupted runs had created or were creating.'),
      plan: z
        .strictObject({ summary: planSummaryShape, changes: z.array(plannedChangeShape) })
        .nullable()
        .describe('What remains to be done; null when there was nothing to recover.'),
      heldLock: stateLockShape
        .nullable()
        .describe(
          'Where there was nothing to recover: the lock that a run from elsewhere holds on the state.',
        ),
    }),
  ),
});
