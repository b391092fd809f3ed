import { z } from 'zod';
import { openStateBucket, readObject } from '../../aws/state-bucket.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import { type BackendBlock, backendBlock } from '../../config/values/backend-block.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { readLocalLock } from '../../terraform/state/local-lock.js';
import { parseLock, type StateLock } from '../../terraform/state/state-lock.js';

const s3Place = z.object({ bucket: z.string(), region: z.string(), key: z.string() });

/** Where an environment is worked on. */
interface LockedPlace {
  readonly environment: ResolvedEnvironment;
  readonly folder: Pick<EnvironmentFolder, 'stateFile'>;
  readonly sandboxEndpoint: string | undefined;
}

/** The holder of the lock on the state behind a backend; undefined where nobody holds it, or where only Terraform can tell. */
export async function readLock(
  { environment, folder, sandboxEndpoint }: LockedPlace,
  { type, config }: BackendBlock,
): Promise<StateLock | undefined> {
  if (type === 'local') return readLocalLock(folder.stateFile);
  if (type !== 's3') return undefined;
  const place = s3Place.parse(config);
  const backend = { type, ...place, kmsKeyArn: undefined } as const;
  const bucket = await openStateBucket({ environment, sandboxEndpoint, backend });
  const text = await readObject(bucket, `${place.key}.tflock`);
  return text === undefined ? undefined : parseLock(text);
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
