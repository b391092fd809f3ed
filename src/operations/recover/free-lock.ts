import { stateLocked } from '../../terraform/errors.js';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { Declined } from '../run/outcome.js';
import { blockOfState, releaseLock } from '../state/release-lock.js';
import { readLock } from '../state/state-locks.js';
import type { Approve } from './questions.js';

/** Terraform takes its lock after an `init` that may have to fetch the provider. */
const initMs = 600_000;

/**
 * Takes away the lock that a dead run left on the state. The lock on a local file ends with its holder: there is none to take away.
 * @throws UserError `state-locked` when it is somebody else's
 */
export async function freeLock(
  run: EnvironmentRun,
  { dead, approve }: { readonly dead: readonly JournalRun[]; readonly approve: Approve },
): Promise<StateLock | null> {
  const block = blockOfState(run);
  if (block.type === 'local') return null;
  const lock = await readLock(run, block);
  if (lock === undefined) return null;
  const { suffix, invocation } = run.target;
  if (!dead.some((one) => isLockOf(lock, one))) throw stateLocked.error({ suffix, invocation, lock });
  if (!(await approve({ kind: 'unlock', suffix, lock }))) throw new Declined();
  await releaseLock(run, lock);
  return lock;
}

/** Whether a run may have taken a lock: the same user and machine, while it worked. */
export function isLockOf({ who, created }: StateLock, { run, lastAt }: JournalRun): boolean {
  const at = Date.parse(created);
  return who === run.who && at >= Date.parse(run.at) && at <= Date.parse(lastAt) + initMs;
}
