import { type ObjectVersion, openStateBucket, readVersion } from '../../aws/state-bucket/state-bucket.js';
import type { Target } from '../../aws/target.js';
import { type BackendBlock, backendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { readLocalLock } from '../../terraform/state/local-lock.js';
import { parseLock, type StateLock } from '../../terraform/state/state-lock.js';

/** Where an environment is worked on. */
interface LockedPlace extends Target {
  readonly folder: Pick<EnvironmentFolder, 'stateFile'>;
}

/** The holder of the lock on the state behind a backend; undefined where nobody holds it, or where only Terraform can tell. */
export async function readLock(place: LockedPlace, block: BackendBlock): Promise<StateLock | undefined> {
  if (block.type === 'local') return readLocalLock(place.folder.stateFile);
  const backend = s3BackendOf(place.environment, block);
  if (backend === undefined) return undefined;
  const bucket = await openStateBucket(place, backend);
  const found = await readVersion(bucket, lockKey(backend));
  return found === undefined ? undefined : lockIn(found);
}

/** The holder of a lock in a bucket. An object that names nobody is a lock all the same: it keeps Terraform from writing its own. */
export function lockIn({ text, etag }: ObjectVersion): StateLock {
  return parseLock(text) ?? { id: `unreadable, ETag ${etag}`, who: '', created: '', operation: '' };
}

/**
 * The holder of the lock on the state of an environment where others may work on it. Undefined too where the lock cannot be read: then
 * Terraform has the word. Of a local state a dead run's note may be all that is left.
 */
export async function readSharedLock(place: LockedPlace): Promise<StateLock | undefined> {
  const block = backendBlock(place.environment);
  return block.type === 'local' ? undefined : readLock(place, block).catch(() => undefined);
}

/** Whether `readLock` can tell who holds the lock of such a backend. */
export function isLockReadable({ type }: BackendBlock): boolean {
  return type === 'local' || type === 's3';
}

/** Where Terraform keeps the lock of a state in a bucket. */
export function lockKey({ key }: { readonly key: string }): string {
  return `${key}.tflock`;
}
