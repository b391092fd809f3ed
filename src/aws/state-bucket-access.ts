import { UserError } from '../errors/user-error.js';
import { stateBucketNotOurs } from './errors.js';
import type { StateBucket } from './state-bucket.js';

/** Whether the bucket keeps earlier versions. */
export async function isVersioned({ send }: StateBucket): Promise<boolean> {
  const answer = await send(({ client, sdk, target }) =>
    client.send(new sdk.GetBucketVersioningCommand(target)),
  );
  return answer?.Status === 'Enabled';
}

/**
 * Whether an object may be written, without writing one: the request asks to replace an object with an ETag that none has. AWS refuses
 * that with 404 or 412, but only after it has found that the caller may write.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @param key of an object that does not exist
 */
export async function mayWriteObject({ send }: StateBucket, key: string): Promise<boolean> {
  try {
    const written = await send(
      ({ client, sdk, target }) =>
        client.send(new sdk.PutObjectCommand({ ...target, Key: key, Body: 'none', IfMatch: noETag })),
      ['NoSuchKey', 'NotFound', 'PreconditionFailed'],
    );
    // An emulator without conditional writes has made it.
    if (written !== undefined)
      await send(({ client, sdk, target }) =>
        client.send(new sdk.DeleteObjectCommand({ ...target, Key: key })),
      );
    return true;
  } catch (error) {
    if (error instanceof UserError && error.code === stateBucketNotOurs.code) return false;
    throw error;
  }
}

const noETag = '"00000000000000000000000000000000"';
