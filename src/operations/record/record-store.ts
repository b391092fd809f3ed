import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deleteVersion, openStateBucket, type StateBucket } from '../../aws/state-bucket/state-bucket.js';
import { readLimitedObject, writeObject } from '../../aws/state-bucket/state-objects.js';
import type { Target } from '../../aws/target.js';
import type { S3StateBackend } from '../../config/values/backend.js';
import type { BackendBlock } from '../../config/values/backend-block.js';
import { s3BackendOf } from '../../config/values/s3-backend-of.js';
import { fileLimits } from '../../files/file-limits.js';
import { readLimited } from '../../files/read-limited.js';
import { writeWholeFile } from '../../files/write-whole-file.js';
import type { EnvironmentFolder } from '../../terraform/folder/environment-folder.js';
import { type DeployRecord, parseRecord, type RecordReading, recordText } from './deploy-record.js';

/** Where the record of an environment's deploys is kept: beside its state. */
export interface RecordStore {
  readonly read: () => Promise<RecordReading>;
  /** Writes over what `read` has read. @returns false where somebody else has written meanwhile */
  readonly write: (record: DeployRecord) => Promise<boolean>;
  /** Removes what `read` has read. */
  readonly remove: () => Promise<void>;
}

type RecordPlace = Target & { readonly folder: Pick<EnvironmentFolder, 'suffix' | 'stateFile'> };

/**
 * The record beside the state behind a backend: a file, or an object below the key of the state. Beside a state that only Terraform can
 * reach nothing of ours can lie: there it is a file of this project folder.
 */
export async function openRecordStore(place: RecordPlace, block: BackendBlock): Promise<RecordStore> {
  const backend = s3BackendOf(place.environment, block);
  if (backend === undefined) return fileStore(place.folder);
  return bucketStore(await openStateBucket({ ...place, isHurried: true }, backend), {
    backend,
    suffix: place.folder.suffix,
  });
}

/** Where the record of a state in a bucket is. */
function recordKey({ key }: { readonly key: string }): string {
  return `${key}.deployed.json`;
}

/** The record of a local state. */
export function readLocalRecord(folder: RecordPlace['folder']): RecordReading {
  try {
    return parseRecord(readLimited(recordFile(folder), fileLimits.record), folder.suffix);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'none' };
    return { kind: 'unreadable', reason: 'the record of its deploy cannot be read' };
  }
}

function recordFile({ stateFile }: RecordPlace['folder']): string {
  return join(dirname(stateFile), 'deployed.json');
}

function fileStore(folder: RecordPlace['folder']): RecordStore {
  const file = recordFile(folder);
  return {
    read: async () => readLocalRecord(folder),
    write: async (record) => {
      writeWholeFile(file, recordText(record), 0o600);
      return true;
    },
    remove: async () => rmSync(file, { force: true }),
  };
}

function bucketStore(
  bucket: StateBucket,
  { backend, suffix }: { readonly backend: S3StateBackend; readonly suffix: string },
): RecordStore {
  const key = recordKey(backend);
  let etag: string | undefined;
  return {
    read: async () => {
      const found = await readLimitedObject(bucket, key, fileLimits.record);
      etag = found?.etag;
      return found === undefined ? { kind: 'none' } : parseRecord(found.text, suffix);
    },
    write: async ({ access: _access, ...record }) =>
      writeObject(bucket, { key, text: recordText(record), etag }, backend),
    remove: async () => {
      if (etag !== undefined) await deleteVersion(bucket, { key, etag });
    },
  };
}
