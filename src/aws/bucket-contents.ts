import { s3ClientConfig } from './network/client-config.js';
import { send } from './send.js';
import type { AwsTarget } from './target.js';

/** What is in buckets, as far as their deletion asks. */
export interface BucketContents {
  /** Whether S3 would refuse to delete a bucket: objects, former versions and delete markers count. False for one that is not there. */
  readonly isFilled: (bucket: string) => Promise<boolean>;
}

/** Opens S3 with the credentials of the environment. */
export async function openBucketContents(target: AwsTarget): Promise<BucketContents> {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client(await s3ClientConfig(target));
  const owner = target.environment.aws.accountId;
  return {
    isFilled: async (Bucket) => {
      const place = { Bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
      const command = new sdk.ListObjectVersionsCommand({ ...place, MaxKeys: 1 });
      const answer = await send(() => client.send(command), {
        service: 'S3',
        target,
        absent: ['NoSuchBucket'],
      });
      const { Versions = [], DeleteMarkers = [], IsTruncated = false } = answer ?? {};
      return Versions.length > 0 || DeleteMarkers.length > 0 || IsTruncated;
    },
  };
}
