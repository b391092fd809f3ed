import type { S3Client } from '@aws-sdk/client-s3';
import type { S3StateBackend } from '../../config/values/backend.js';
import { s3ClientConfig } from '../client-config.js';
import { stateBucketNotOurs } from '../errors.js';
import { httpStatusOf } from '../http-status.js';
import { send } from '../send.js';
import type { AwsTarget } from '../target.js';

/** The AWS SDK's module for S3. */
type Sdk = typeof import('@aws-sdk/client-s3');

/** The bucket that holds states, opened for one environment. */
export interface StateBucket {
  readonly bucket: string;
  readonly region: string;
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
  { bucket, region }: Pick<S3StateBackend, 'bucket' | 'region'>,
): Promise<StateBucket> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({ ...(await s3ClientConfig(place)), region });
  const owner = place.environment.aws.accountId;
  const target = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
  return {
    bucket,
    region,
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

/** Whether the bucket is there and in its region. */
export async function findBucket({ send }: StateBucket): Promise<{ readonly region?: string } | undefined> {
  const absent = ['NotFound', 'NoSuchBucket'];
  const answer = await send(
    ({ client, sdk, target }) => client.send(new sdk.HeadBucketCommand(target)),
    absent,
  );
  return answer === undefined ? undefined : { region: answer.BucketRegion };
}

/** The text of an object; undefined where there is none. */
export async function readObject({ send }: StateBucket, key: string): Promise<string | undefined> {
  return send(
    async ({ client, sdk, target }) => {
      const { Body } = await client.send(new sdk.GetObjectCommand({ ...target, Key: key }));
      return Body?.transformToString();
    },
    ['NoSuchKey', 'NotFound', 'NoSuchBucket'],
  );
}
