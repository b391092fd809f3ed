import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type BackendBlock, backendBlock } from '../../config/values/backend-block.js';
import { stateLocked } from '../../terraform/errors.js';
import { parseState } from '../../terraform/json/state.js';
import { forgetInit } from '../../terraform/run/init.js';
import {
  describeBackend,
  isSamePlace,
  recordBackend,
  recordedBackend,
} from '../../terraform/state/backend-record.js';
import { emptiedState } from '../../terraform/state/emptied-state.js';
import { compareStates, hasArrived, type StateComparison } from '../../terraform/state/state-comparison.js';
import { type StateSnapshot, snapshotOf } from '../../terraform/state/state-snapshot.js';
import type { StateStore } from '../../terraform/state/state-store.js';
import type { OperationContext } from '../context.js';
import { stateMigrationConflict, stateMigrationUnverified } from '../errors.js';
import { carryRecord } from '../record/carry-record.js';
import { ask } from '../run/ask.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { withEnvironments } from '../run/with-environments.js';
import { backUpState, backupStamp } from './backups.js';
import { withStateErrors } from './state-access.js';
import { readLock } from './state-locks.js';
import { withStore } from './with-store.js';

/** What a migration would do for one environment, or has done. */
export interface StateMove {
  readonly suffix: string;
  readonly from: string;
  readonly to: string;
  /** `none`: the state is where the file says; `adopt`: the target has it already, or there is nothing to move; `move`: it is copied. */
  readonly action: 'none' | 'adopt' | 'move';
  readonly serial: number;
  readonly lineage: string;
  /** Number of resources and data sources in the state. */
  readonly resources: number;
  /** Backups of both sides from before the migration. */
  readonly backups: readonly string[];
}

interface MigrateOptions extends RunOptions {
  /** Told all moves before the first question. */
  readonly show?: (moves: readonly StateMove[]) => void;
  /** Asked for each environment whose state moves. False declines it alone. */
  readonly approve: (move: StateMove) => Promise<boolean>;
}

interface PlannedMove {
  readonly run: EnvironmentRun;
  readonly source: BackendBlock;
  readonly wanted: BackendBlock;
  readonly texts: { readonly source: string; readonly target: string };
  readonly move: StateMove;
}

/**
 * Moves the states of environments from the backend in which they are to the one that environments.yaml names: copies both sides, writes
 * under Terraform's lock, reads both sides again and compares. What is left in S3 stays there; a local file goes, its copy stays.
 * @returns the outcome of each environment: it has failed with `state-locked`, `environment-busy`, `state-migration-conflict`,
 * `state-migration-unverified`
 */
export async function migrateState(
  context: OperationContext,
  options: MigrateOptions,
): Promise<readonly EnvironmentOutcome<StateMove>[]> {
  const oneByOne = { context, parallel: 1, failFast: options.failFast };
  return withEnvironments(context, { ...options, command: 'state migrate' }, async (runs) => {
    const planned = await forEach(runs, oneByOne, (run) => withStateErrors(run, () => examine(run)));
    options.show?.(resultsOf(planned).map(({ move }) => move));
    return forEach(planned, oneByOne, async (one) => {
      if (one.move.action === 'none') return one.move;
      await ask(context, { about: one.move.suffix }, () => options.approve(one.move));
      const moved = await carryOut(one);
      await carryRecord(context, one);
      return moved;
    });
  });
}

async function examine(run: EnvironmentRun): Promise<PlannedMove> {
  const { folder, environment } = run;
  const wanted = backendBlock(environment);
  const source = recordedBackend(folder) ?? wanted;
  const { suffix } = folder;
  const names = { suffix, from: describeBackend(source), to: describeBackend(wanted) };
  if (isSamePlace(source, wanted)) {
    const move = { ...names, action: 'none', serial: 0, lineage: '', resources: 0, backups: [] } as const;
    return { run, source, wanted, texts: { source: '', target: '' }, move };
  }
  const texts = {
    source: await readUnlocked(run, source),
    target: await readUnlocked(run, wanted),
  };
  const read = (text: string) => snapshotOf(parseState(text, suffix));
  const snapshots = { source: read(texts.source), target: read(texts.target) };
  const comparison = compareStates(snapshots.source, snapshots.target);
  if (comparison === 'conflict') throw stateMigrationConflict.error({ ...names, ...snapshots });
  return { run, source, wanted, texts, move: { ...names, ...resultOf(comparison, snapshots), backups: [] } };
}

function resultOf(
  action: Exclude<StateComparison, 'conflict'>,
  { source, target }: { readonly source: StateSnapshot; readonly target: StateSnapshot },
) {
  const { serial, lineage, addresses } = action === 'move' ? source : target;
  return { action, serial, lineage, resources: addresses.length };
}

/** @throws UserError `state-locked` */
async function readUnlocked(run: EnvironmentRun, block: BackendBlock): Promise<string> {
  const { target, folder } = run;
  await run.buckets.check(run, block);
  const lock = await readLock(run, block);
  const { suffix } = folder;
  const locked = stateLocked.error({ suffix, invocation: target.invocation, lock });
  if (lock !== undefined && block.type !== 'local') throw locked;
  return withStore(run, block, async (store) => {
    const text = await store.pull();
    // A killed Terraform leaves its words beside a local state, but not its lock: taking the lock tells.
    if (lock !== undefined && text.trim() !== '') await store.push(text).catch(() => Promise.reject(locked));
    return text;
  });
}

async function carryOut(planned: PlannedMove): Promise<StateMove> {
  const { run, wanted, source, texts, move } = planned;
  const { folder } = run;
  const stamp = backupStamp();
  const backups = [
    ...backUpState(folder, `${stamp}-${source.type}.tfstate`, texts.source),
    ...backUpState(folder, `${stamp}-${wanted.type}-before.tfstate`, texts.target),
  ];
  const arrived = move.action === 'move' ? await copy(planned, backups) : undefined;
  recordBackend(folder, wanted);
  forgetInit(folder);
  // Its copy is among the backups; left here, it would look like the state of the environment.
  if (source.type === 'local') rmSync(folder.stateFile, { force: true });
  return { ...move, ...(arrived === undefined ? {} : { serial: arrived.serial }), backups };
}

/** @throws UserError `state-migration-unverified` when the sides differ afterwards: the old backend then stays the one in use */
async function copy(
  { run, source, wanted, texts, move }: PlannedMove,
  backups: readonly string[],
): Promise<StateSnapshot> {
  const { folder } = run;
  const parse = (text: string) => parseState(text, folder.suffix);
  const read = async (store: StateStore) => snapshotOf(parse(await store.pull()));
  const after = await withStateErrors(run, () =>
    withStore(run, wanted, async (store) => {
      // Where there is no state at all, some backends (s3) begin a lineage of their own; over an empty state they keep ours.
      if (parse(texts.target).lineage === '') await store.push(emptiedState(parse(texts.source)));
      await store.push(texts.source);
      return read(store);
    }),
  );
  const before = await withStore(run, source, read);
  const expected = snapshotOf(parse(texts.source));
  if (!hasArrived(after, expected) || !isDeepStrictEqual(before, expected))
    throw stateMigrationUnverified.error({ suffix: move.suffix, from: move.from, to: move.to, backups });
  return after;
}
