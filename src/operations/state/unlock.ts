import { describeBackend } from '../../terraform/state/backend-record.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { OperationContext } from '../context.js';
import { lockNotReadable } from '../errors.js';
import { ask } from '../run/ask.js';
import type { EnvironmentRun, RunOptions } from '../run/environment-run.js';
import { forEach } from '../run/for-each.js';
import { type EnvironmentOutcome, resultsOf } from '../run/outcome.js';
import { withEnvironments } from '../run/with-environments.js';
import { blockOfState, releaseLock } from './release-lock.js';
import { isLockReadable, readLock } from './state-locks.js';

/** An environment, and the lock that was on its state; null where there was none. */
export interface UnlockedEnvironment {
  readonly suffix: string;
  readonly lock: StateLock | null;
}

/** A lock that somebody holds on the state of an environment. */
interface HeldLock {
  readonly suffix: string;
  readonly lock: StateLock;
}

interface UnlockOptions extends RunOptions {
  /** The lock's id, for a backend whose lock only Terraform can read. */
  readonly lockId?: string;
  /** Told all locks before the first question. */
  readonly show?: (locks: readonly HeldLock[]) => void;
  /** Asked for each lock. False leaves it where it is. */
  readonly approve: (lock: HeldLock) => Promise<boolean>;
}

/**
 * Takes the locks of dead runs away, after saying whose they are.
 * @returns the outcome of each environment: it has failed with `environment-busy` when a run of this project folder is alive,
 * `lock-not-readable`, `lock-changed` when another lock has taken the place of the one that was shown, `state-locked` when a process of this machine holds the lock on a local state
 */
export async function unlock(
  context: OperationContext,
  options: UnlockOptions,
): Promise<readonly EnvironmentOutcome<UnlockedEnvironment>[]> {
  const oneByOne = { context, parallel: 1, failFast: options.failFast };
  return withEnvironments(context, { ...options, command: 'unlock' }, async (runs) => {
    const found = await forEach(runs, oneByOne, async (run) => ({ run, lock: await findLock(run, options) }));
    const held = resultsOf(found).flatMap(({ run, lock }) =>
      lock === null ? [] : [{ suffix: run.folder.suffix, lock }],
    );
    options.show?.(held);
    return forEach(found, oneByOne, async ({ run, lock }) => {
      const { suffix } = run.folder;
      if (lock === null) return { suffix, lock };
      await ask(context, { about: suffix }, () => options.approve({ suffix, lock }));
      return { suffix, lock: (await releaseLock(run, lock)) ? lock : null };
    });
  });
}

async function findLock(run: EnvironmentRun, { lockId }: UnlockOptions): Promise<StateLock | null> {
  const block = blockOfState(run);
  await run.buckets.check(run, block);
  if (isLockReadable(block)) return (await readLock(run, block)) ?? null;
  if (lockId !== undefined) return { id: lockId, who: '', created: '', operation: '' };
  throw lockNotReadable.error({
    suffix: run.folder.suffix,
    backend: describeBackend(block),
    invocation: run.invocation,
  });
}
