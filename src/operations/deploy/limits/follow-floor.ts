import { basename, normalize } from 'node:path';
import { z } from 'zod';
import { numberIn, staysTheSame, textIn, type Weighed, weighedIn } from '../../../changes/weighed.js';
import { writeWholeFile } from '../../../files/write-whole-file.js';
import { type EnvironmentFolder, floorFile } from '../../../terraform/folder/environment-folder.js';
import { parsePlan } from '../../../terraform/json/plan.js';
import type { OperationContext } from '../../context.js';
import { type Gp3Floor, gp3Floor, striped } from './gp3-floor.js';

/**
 * Where a plan grows gp3 storage across the step from which on RDS stripes it, the provider would send the IOPS of the smaller disk, which AWS
 * refuses. Writes what goes with the new size beside the stack, for the next plan; the stack stays as it is, and once the state has the speed,
 * nothing needs to be sent. What the configuration sets itself, or a module has, is left alone: a guard speaks of it.
 * @param text what `terraform show -json` printed of the plan; undefined for one without changes
 * @returns whether something was written, so that the plan has to be made again
 */
export function followFloor(
  { emit }: OperationContext,
  { folder }: { readonly folder: Pick<EnvironmentFolder, 'path' | 'suffix'> },
  text: string | undefined,
): boolean {
  if (text === undefined) return false;
  const { suffix } = folder;
  const raised = weighedIn(parsePlan(text, suffix)).flatMap((one) => {
    const floor = missedFloor(one);
    return floor === undefined
      ? []
      : [{ address: one.address, size: numberIn(one.after, 'allocated_storage'), floor }];
  });
  if (raised.length === 0) return false;
  const bodies = raised.map(({ address, floor }) => [
    address.split('.')[1],
    { iops: floor.iops, storage_throughput: floor.throughputMiBps },
  ]);
  const override = { resource: { aws_db_instance: Object.fromEntries(bodies) } };
  writeWholeFile(floorFile(folder), JSON.stringify(override), 0o600);
  for (const { address, size, floor } of raised)
    emit({
      type: 'notice',
      environment: suffix,
      message: `${address}: gp3 storage of ${size} GiB has at least ${floor.iops} IOPS and ${floor.throughputMiBps} MiB/s. They are sent with the new size.`,
    });
  return true;
}

/** The floor that a plan would miss, of a database of the root module whose speed is left to AWS. */
function missedFloor({ address, actions, before, after, leftToAws }: Weighed): Gp3Floor | undefined {
  const floor = gp3Floor(textIn(after, 'engine'));
  const grows = numberIn(after, 'allocated_storage') > numberIn(before, 'allocated_storage');
  if (floor === undefined || !staysTheSame({ actions }) || !grows) return undefined;
  if (textIn(after, 'storage_type') !== 'gp3' || !/^aws_db_instance\.[\w-]+$/.test(address)) return undefined;
  if (!['iops', 'storage_throughput'].every((name) => leftToAws.includes(name))) return undefined;
  const isBelow = numberIn(after, 'iops') < floor.iops && after.iops !== undefined;
  return isBelow && numberIn(after, 'allocated_storage') >= floor.fromGiB ? floor : undefined;
}

const overrideShape = z.strictObject({
  resource: z.strictObject({
    aws_db_instance: z.record(
      z.string(),
      z.strictObject({
        iops: z.literal(striped.iops),
        storage_throughput: z.literal(striped.throughputMiBps),
      }),
    ),
  }),
});

/** Whether a text in a plan file is nothing but speeds that `followFloor` wrote beside the stack. */
export function isFloorOverride(name: string, text: string): boolean {
  if (normalize(name) !== basename(floorFile({ path: '' }))) return false;
  try {
    return overrideShape.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
