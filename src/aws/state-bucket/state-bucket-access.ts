import type { S3StateBackend } from '../../config/values/backend.js';
import { UserError } from '../../errors/user-error.js';
import { stateBucketNotOurs } from '../errors.js';
import type { StateBucket } from './state-bucket.js';

/** Whether the bucket keeps earlier versions. */
export async function isVersioned({ send }: StateBucket): Promise<boolean> {
  const answer = await send(({ client, sdk, target }) =>
    client.send(new sdk.GetBucketVersioningCommand(target)),
  );
  return answer?.Status === 'Enabled';
}

/**
 * Whether state and lock may be written, without writing: the request asks to replace the lock if it has an ETag that none has. AWS
 * refuses that with 404 or 412, but only after it has found that the caller may write there. Encryption is that of Terraform's own
 * requests, since a bucket policy may demand it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function mayWriteState(
  { send }: StateBucket,
  { key, kmsKeyArn }: Pick<S3StateBackend, 'key' | 'kmsKeyArn'>,
): Promise<boolean> {
  const Key = `${key}.tflock`;
  const encryption =
    kmsKeyArn === undefined
      ? ({ ServerSideEncryption: 'AES256' } as const)
      : ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyArn } as const);
  try {
    const written = await send(
      ({ client, sdk, target }) =>
        client.send(
          new sdk.PutObjectCommand({ ...target, ...encryption, Key, Body: 'none', IfMatch: noETag }),
        ),
      ['NoSuchKey', 'NotFound', 'PreconditionFailed'],
    );
    // An emulator without conditional writes, and so without locks, has made it.
    if (written !== undefined)
      await send(({ client, sdk, target }) => client.send(new sdk.DeleteObjectCommand({ ...target, Key })));
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === stateBucketNotOurs.code) return false;
    throw error;
  }
}

const noETag = '"00000000000000000000000000000000"';
