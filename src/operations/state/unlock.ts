import { describeBackend } from '../../terraform/state/backend-record.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import { lockNotReadable } from '../errors.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { withEnvironments } from '../run/with-environments.js';
import { blockOfState, releaseLock } from './release-lock.js';
import { isLockReadable, readLock } from './state-locks.js';

/** A lock that somebody holds on the state of an environment. */
interface HeldLock {
  readonly suffix: string;
  readonly lock: StateLock;
}

interface UnlockOptions extends RunOptions {
  /** The lock's id, for a backend whose lock only Terraform can read. */
  readonly lockId?: string;
  /** Asked once, with all locks, and only when there is one. */
  readonly approve: (locks: readonly HeldLock[]) => Promise<boolean>;
}

interface UnlockResult {
  /** False when the question was declined: nothing was changed. */
  readonly unlocked: boolean;
  /** Every environment, with the lock that was on its state. */
  readonly environments: readonly { readonly suffix: string; readonly lock: StateLock | null }[];
}

/**
 * Takes the locks of dead runs away, after saying whose they are.
 * @throws UserError `environment-busy` when a run of this project folder is alive, `lock-not-readable`, `state-locked` when a process of
 * this machine holds the lock on a local state
 */
export async function unlock(context: OperationContext, options: UnlockOptions): Promise<UnlockResult> {
  return withEnvironments(context, { ...options, command: 'unlock' }, async (runs) => {
    const found: { run: EnvironmentRun; suffix: string; lock: StateLock | null }[] = [];
    for (const run of runs)
      found.push({ run, suffix: run.folder.suffix, lock: await findLock(run, options) });
    const environments = found.map(({ suffix, lock }) => ({ suffix, lock }));
    const held = found.flatMap(({ run, suffix, lock }) => (lock === null ? [] : [{ run, suffix, lock }]));
    const locks = held.map(({ suffix, lock }) => ({ suffix, lock }));
    if (held.length > 0 && !(await options.approve(locks))) return { unlocked: false, environments };
    for (const { run, lock } of held) await releaseLock(run, lock);
    return { unlocked: true, environments };
  });
}

async function findLock(run: EnvironmentRun, { lockId }: UnlockOptions): Promise<StateLock | null> {
  const block = blockOfState(run);
  if (isLockReadable(block)) return (await readLock(run, block)) ?? null;
  if (lockId !== undefined) return { id: lockId, who: '', created: '', operation: '' };
  throw lockNotReadable.error({
    suffix: run.folder.suffix,
    backend: describeBackend(block),
    invocation: run.invocation,
  });
}
