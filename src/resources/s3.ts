import { s3ClientConfig } from '../aws/client-config.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { resourcePolicyEffects } from './effects/identity.js';
import {
  bucketEffects,
  bucketEncryptionEffects,
  ownershipEffects,
  publicAccessEffects,
  versioningEffects,
} from './effects/storage.js';
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
  deletion: [
    {
      attribute: 'force_destroy',
      setting: 'storage.forceDestroy',
      isSafer: (wanted, now) => wanted !== true && now === true,
    },
  ],
  effects: bucketEffects,
  // The objects: a bucket is deleted with them where `forceDestroy` says so.
  holdsData: true,
});

const settings = (
  [
    ['aws_s3_bucket_ownership_controls', ownershipEffects],
    ['aws_s3_bucket_policy', resourcePolicyEffects],
    ['aws_s3_bucket_public_access_block', publicAccessEffects],
    ['aws_s3_bucket_server_side_encryption_configuration', bucketEncryptionEffects],
    ['aws_s3_bucket_versioning', versioningEffects],
  ] as const
).map(([type, effects]) =>
  defineResource({
    type,
    identity: ['bucket'],
    importId: (names) => joined(names, { order: ['bucket'], separator: '' }),
    madeAgain: 'AWS takes the same settings twice',
    effects,
    presence: {
      gravity: 'access',
      does: 'changes how the bucket is protected',
      page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
    },
    holdsData: false,
  }),
);

/** Buckets and what is set on them. */
export const s3Types = [bucket, ...settings];
