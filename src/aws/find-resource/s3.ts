import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** Buckets. */
export async function s3Lookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-s3');
  const { environment, sandbox } = target;
  // A bucket of the emulator has no host name of its own.
  const forcePathStyle = sandbox !== undefined;
  const client = new sdk.S3Client({ ...(await clientConfig(target)), forcePathStyle });
  const send = sender('S3', environment.suffix);
  const owner = environment.aws.accountId;
  return {
    aws_s3_bucket: async (names) => {
      const Bucket = text(names, 'bucket') ?? '';
      const bucket = { Bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
      if ((await send(client.send(new sdk.HeadBucketCommand(bucket)))) === undefined) return undefined;
      const answer = await send(client.send(new sdk.GetBucketTaggingCommand(bucket)));
      return { importId: Bucket, tags: tagsOf(answer?.TagSet) };
    },
  };
}
