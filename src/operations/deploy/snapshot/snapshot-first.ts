import { setTimeout as sleep } from 'node:timers/promises';
import {
  type DbSnapshot,
  type DbSnapshots,
  openDbSnapshots,
  type SnapshotKind,
} from '../../../aws/db-snapshots.js';
import type { Target } from '../../../aws/target.js';
import { throwIfInterrupted } from '../../../processes/interrupt.js';
import type { OperationContext } from '../../context.js';
import { stage } from '../../run/stage.js';
import type { PlanContents } from '../plan-contents.js';
import { databaseElsewhere, databaseNotFound, snapshotFailed } from './snapshot-errors.js';
import { snapshotKindOf } from './snapshot-kind.js';

interface SnapshotOptions {
  /** Default: those of AWS. */
  readonly open?: (target: Target, kind: SnapshotKind) => Promise<DbSnapshots>;
  /** Default: ten seconds. */
  readonly pollMs?: number;
}

/**
 * Takes a snapshot of each database that a plan replaces or deletes, and waits until it is there. The provider would delete with what the
 * state says of a final snapshot, which in development is: none.
 * @returns the names of the snapshots
 * @throws UserError `snapshot-failed`, or `Interrupted`: then nothing may be applied
 */
export async function snapshotFirst(
  context: OperationContext,
  { run, contents }: { readonly run: Target; readonly contents: Pick<PlanContents, 'changes'> },
  { open = openDbSnapshots, pollMs = 10_000 }: SnapshotOptions = {},
): Promise<readonly string[]> {
  const lost = contents.changes.flatMap((change) => {
    const kind = snapshotKindOf(change.resourceType);
    return change.losesData && kind !== undefined ? [{ ...change, kind }] : [];
  });
  if (lost.length === 0) return [];
  const environment = run.environment.suffix;
  return stage(context, { stage: 'snapshot', environment }, async () => {
    const names: string[] = [];
    for (const { address, identity, arn, kind } of lost) {
      // `arn:aws:rds:REGION:ACCOUNT:cluster:NAME`
      const identifier = kind === 'instance' ? identity.identifier : arn?.split(':')[6];
      const about = { suffix: environment, address, invocation: run.invocation };
      if (typeof identifier !== 'string' || identifier === '') throw databaseNotFound.error(about);
      // In this region the name may be that of another database.
      const region = arn?.split(':')[3];
      if (region !== undefined && region !== run.environment.aws.region)
        throw databaseElsewhere.error({ ...about, region });
      const name = snapshotName(identifier, kind, context.now?.() ?? new Date());
      const snapshots = await open(run, kind);
      const begun = await snapshots.create(identifier, name);
      if (begun === undefined) throw databaseNotFound.error(about);
      const back =
        kind === 'instance'
          ? ' The way back: `database.restoreFrom` of that snapshot, in an environment beside this one.'
          : '';
      const message = `${address}: snapshot ${name} is being taken. It stays after the deploy.${back}`;
      context.emit({ type: 'notice', environment, message });
      const status = await untilAvailable(context, { snapshots, begun, pollMs });
      if (status !== 'available') throw snapshotFailed.error({ ...about, name, status });
      names.push(name);
    }
    return names;
  });
}

/**
 * Characters that a name may have; two hyphens in a row are refused in each.
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSnapshot.html, …/API_CreateDBClusterSnapshot.html
 */
const longest: Readonly<Record<SnapshotKind, number>> = { instance: 255, cluster: 63 };

function snapshotName(identifier: string, kind: SnapshotKind, now: Date): string {
  const time = now.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const end = `-before-deploy-${time}`;
  return `${identifier.slice(0, longest[kind] - end.length).replace(/-+$/, '')}${end}`;
}

async function untilAvailable(
  { interrupt }: OperationContext,
  {
    snapshots,
    begun,
    pollMs,
  }: { readonly snapshots: DbSnapshots; readonly begun: DbSnapshot; readonly pollMs: number },
): Promise<string> {
  let { status } = begun;
  while (status === 'creating' || status === 'pending') {
    await sleep(pollMs, undefined, { signal: interrupt.gentle }).catch(() => undefined);
    throwIfInterrupted(interrupt);
    status = (await snapshots.find(begun.name))?.status ?? 'gone';
  }
  return status;
}
