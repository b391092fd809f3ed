import { deleteVersion, openStateBucket, readVersion } from '../../aws/state-bucket/state-bucket.js';
import type { S3StateBackend } from '../../config/values/backend.js';
import { backendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';
import { lockChanged, stateLocked } from '../../terraform/errors.js';
import { recordedBackend } from '../../terraform/state/backend-record.js';
import { readLocalLock } from '../../terraform/state/local-lock.js';
import type { StateLock } from '../../terraform/state/state-lock.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { withStateErrors } from './state-access.js';
import { lockIn, lockKey } from './state-locks.js';
import { withStore } from './with-store.js';

/** The state is where it was last seen, also when the file names another backend by now. */
export function blockOfState({ folder, environment }: Pick<EnvironmentRun, 'folder' | 'environment'>) {
  return recordedBackend(folder) ?? backendBlock(environment);
}

/**
 * Takes away the lock that was read before, and no other: it is read again right before.
 * @returns false where its holder has released it meanwhile
 * @throws UserError `lock-changed` when there is another lock by now, `state-locked` when a process of this machine holds the lock on a
 * local state
 */
export async function releaseLock(run: EnvironmentRun, lock: StateLock): Promise<boolean> {
  const block = blockOfState(run);
  if (block.type === 'local') return releaseLocal(run, lock);
  await run.buckets.check(run, block);
  const backend = s3BackendOf(run.environment, block);
  if (backend !== undefined) return releaseInBucket(run, backend, lock);
  // Terraform compares the id with that of the lock.
  await withStateErrors(run, () => withStore(run, block, (store) => store.forceUnlock(lock.id)));
  return true;
}

async function releaseInBucket(
  run: EnvironmentRun,
  backend: S3StateBackend,
  lock: StateLock,
): Promise<boolean> {
  const bucket = await openStateBucket(run, backend);
  const key = lockKey(backend);
  const found = await readVersion(bucket, key);
  if (!isStillThere(run, lock, found && lockIn(found))) return false;
  if (found !== undefined && (await deleteVersion(bucket, { key, etag: found.etag }))) return true;
  const now = await readVersion(bucket, key);
  if (!isStillThere(run, lock, now && lockIn(now))) return false;
  const { invocation, folder } = run;
  throw stateLocked.error({ suffix: folder.suffix, invocation, lock });
}

/** The lock on a local file ends with its holder. Writing the state back as it is takes the lock, and removes what a dead one left. */
async function releaseLocal(run: EnvironmentRun, lock: StateLock): Promise<boolean> {
  const { folder, target } = run;
  if (!isStillThere(run, lock, readLocalLock(folder.stateFile))) return false;
  try {
    await withStateErrors(run, () =>
      withStore(run, blockOfState(run), async (store) => store.push(await store.pull())),
    );
    return true;
  } catch (error) {
    const { suffix } = folder;
    throw stateLocked.error({ suffix, invocation: target.invocation, lock }, { cause: error });
  }
}

/** @throws UserError `lock-changed` */
function isStillThere(run: EnvironmentRun, lock: StateLock, now: StateLock | undefined): boolean {
  const { invocation, folder } = run;
  if (now !== undefined && now.id !== lock.id)
    throw lockChanged.error({ suffix: folder.suffix, invocation, lock, now });
  return now !== undefined;
}
