import type { S3Client } from '@aws-sdk/client-s3';
import type { S3StateBackend } from '../../config/values/backend.js';
import { UserError } from '../../errors/user-error.js';
import { stateBucketForeign, stateBucketNotOurs } from '../errors.js';
import { httpStatusOf } from '../http-status.js';
import { s3ClientConfig } from '../network/client-config.js';
import { send } from '../send.js';
import type { AwsTarget } from '../target.js';

/** The AWS SDK's module for S3. */
type Sdk = typeof import('@aws-sdk/client-s3');

/** The bucket that holds states, opened for one environment. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
  /** AWS account that has to own it; undefined where nobody says which. */
  readonly owner: string | undefined;
  /** Sends one request; a refusal of AWS becomes an error with the next step. `absent` names errors that mean "is not there". */
  readonly send: <T>(
    work: (parts: {
      readonly client: S3Client;
      readonly sdk: Sdk;
      readonly target: BucketTarget;
    }) => Promise<T>,
    absent?: readonly string[],
  ) => Promise<T | undefined>;
}

/** What every request about a bucket carries. */
interface BucketTarget {
  readonly Bucket: string;
  /** AWS refuses the request when the bucket belongs to another account. */
  readonly ExpectedBucketOwner?: string;
}

/** Opens the bucket of a state with the credentials of its environment. */
export async function openStateBucket(
  place: AwsTarget,
  { bucket, region, owner }: Pick<S3StateBackend, 'bucket' | 'region' | 'owner'>,
): Promise<StateBucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({ ...(await s3ClientConfig(place)), region });
  const target = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  return {
    bucket,
    region,
    owner,
    send: (work, absent = []) =>
      send(() => work({ client, sdk, target }), {
        service: 'S3',
        target: place,
        absent,
        explain: (refusal) =>
          httpStatusOf(refusal) === 403
            ? stateBucketNotOurs.error({ bucket, owner, reason: refusal.message }, { cause: refusal })
            : undefined,
      }),
  };
}

/**
 * Whether the bucket is there and in its region.
 * @throws UserError `state-bucket-foreign` when it belongs to another account than it should, `state-bucket-not-ours` when these credentials
 * may not look
 */
export async function findBucket(bucket: StateBucket): Promise<{ readonly region?: string } | undefined> {
  try {
    return await head(bucket);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== stateBucketNotOurs.code) throw error;
    const { owner, bucket: name } = bucket;
    if (owner === undefined) throw error;
    // HEAD has no words: whether the owner is the reason, only the same question without an owner tells.
    const isForeign = await head(bucket, { ofAnybody: true }).then(
      (found) => found !== undefined,
      () => false,
    );
    throw isForeign ? stateBucketForeign.error({ bucket: name, owner }, { cause: error }) : error;
  }
}

async function head(
  { send }: StateBucket,
  { ofAnybody = false }: { readonly ofAnybody?: boolean } = {},
): Promise<{ readonly region?: string } | undefined> {
  const answer = await send(
    ({ client, sdk, target }) =>
      client.send(new sdk.HeadBucketCommand(ofAnybody ? { Bucket: target.Bucket } : target)),
    ['NotFound', 'NoSuchBucket'],
  );
  return answer === undefined ? undefined : { region: answer.BucketRegion };
}

/** The text of an object; undefined where there is none. */
export async function readObject(bucket: StateBucket, key: string): Promise<string | undefined> {
  return (await readVersion(bucket, key))?.text;
}

/** What an object holds, and the tag of that content. */
export interface ObjectVersion {
  readonly text: string;
  readonly etag: string;
}

/** The same with the tag that `deleteVersion` asks for. */
export async function readVersion({ send }: StateBucket, key: string): Promise<ObjectVersion | undefined> {
  return send(
    async ({ client, sdk, target }) => {
      // Without a tag nothing could be compared: this one is never equal.
      const { Body, ETag = '"none"' } = await client.send(new sdk.GetObjectCommand({ ...target, Key: key }));
      return { text: (await Body?.transformToString()) ?? '', etag: ETag };
    },
    ['NoSuchKey', 'NotFound', 'NoSuchBucket'],
  );
}

/**
 * Deletes an object if it still has the content of that tag: AWS compares and deletes in one step.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
 * @returns false where it has gone, or has another content by now
 */
export async function deleteVersion(
  { send }: StateBucket,
  { key, etag }: { readonly key: string; readonly etag: string },
): Promise<boolean> {
  const answer = await send(
    ({ client, sdk, target }) =>
      client.send(new sdk.DeleteObjectCommand({ ...target, Key: key, IfMatch: etag })),
    ['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey', 'NotFound'],
  );
  return answer !== undefined;
}
