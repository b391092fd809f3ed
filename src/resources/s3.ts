import { s3ClientConfig } from '../aws/client-config.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { joined, tagsOf, text } from './lookup.js';

const bucket = defineResource({
  type: 'aws_s3_bucket',
  identity: ['bucket'],
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client(await s3ClientConfig(target));
    const ask = asker('S3', target);
    const owner = target.environment.aws.accountId;
    const Bucket = text(names, 'bucket');
    const place = { Bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    if ((await ask(client.send(new sdk.HeadBucketCommand(place)))) === undefined) return undefined;
    const answer = await ask(client.send(new sdk.GetBucketTaggingCommand(place)));
    return { importId: Bucket, tags: tagsOf(answer?.TagSet) };
  },
  isImportedAlone: true,
  // The objects: a bucket is deleted with them where `forceDestroy` says so.
  holdsData: true,
});

const settings = [
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
].map((type) =>
  defineResource({
    type,
    identity: ['bucket'],
    importId: (names) => joined(names, { order: ['bucket'], separator: '' }),
    madeAgain: 'AWS takes the same settings twice',
    holdsData: false,
  }),
);

/** Buckets and what is set on them. */
export const s3Types = [bucket, ...settings];
