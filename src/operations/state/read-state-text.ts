import { openStateBucket } from '../../aws/state-bucket/state-bucket.js';
import { readLimitedObject } from '../../aws/state-bucket/state-objects.js';
import type { Target } from '../../aws/target.js';
import { type BackendBlock, backendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';

type LocalFolder = Pick<EnvironmentFolder, 'stateFile'>;

/**
 * The text of a state, read without Terraform; empty where there is none, undefined behind a backend that only Terraform can read.
 * @param block where it is; default: where the file says
 * @throws UserError `file-too-large`, `state-bucket-not-ours`, `aws-…`
 */
export async function readStateText(
  place: Target & { readonly folder: LocalFolder },
  block: BackendBlock = backendBlock(place.environment),
): Promise<string | undefined> {
  if (block.type === 'local') return readLocalStateText(place.folder);
  const backend = s3BackendOf(place.environment, block);
  if (backend === undefined) return undefined;
  const bucket = await openStateBucket({ ...place, isHurried: true }, backend);
  return (await readLimitedObject(bucket, backend.key, fileLimits.document))?.text ?? '';
}

/** The text of the state in the file of an environment; empty where there is none. */
export function readLocalStateText({ stateFile }: LocalFolder): string {
  try {
    return readLimited(stateFile, fileLimits.document);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
