import { s3ClientConfig } from '../aws/network/client-config.js';
import { asker } from './ask.js';
import { type Deletes, defineResource } from './define-resource.js';
import type { Effect, Effects } from './effect.js';
import { bucketNameFreed, bucketNamesOf } from './effects/bucket-name.js';
import { resourcePolicyEffects } from './effects/identity.js';
import {
  bucketEffects,
  bucketEncryptionEffects,
  bucketLoggingEffects,
  bucketLoggingSwitched,
  formerBucket,
  lifecycleBegins,
  lifecycleEffects,
  objectLockBegins,
  objectLockEffects,
  objectLockEnds,
  ownershipEffects,
  publicAccessEffects,
  publicAccessEnds,
  settingAway,
  versioningEffects,
  versioningEnabled,
  versioningSuspended,
} from './effects/storage.js';
import { joined, tagsOf, text } from './lookup.js';
import { bucketOutside, unmanagedBucketSettings } from './outside/bucket.js';

const emptiedFirst: Deletes = {
  onlyEmpty: false,
  does: 'all objects in it are deleted first, former versions and locked ones too (`force_destroy` in the state): nobody can bring them back',
  page: 'https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket#force_destroy-1',
};
const keptWhileFilled: Deletes = {
  onlyEmpty: true,
  does: 'AWS deletes it only when it is empty (no `force_destroy` in the state): while objects, former versions or delete markers are in it, it stays',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
};

const bucket = defineResource({
  type: 'aws_s3_bucket',
  unique: { by: ['bucket'] },
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
  deletes: ({ force_destroy: force }) =>
    // The provider goes by the state, whatever the file says meanwhile.
    force === true || force === 'true' ? emptiedFirst : keptWhileFilled,
  weighed: ['bucket', 'force_destroy'],
  effects: bucketEffects,
  deleted: bucketNameFreed,
  replaced: bucketNamesOf,
  former: formerBucket,
  outside: bucketOutside,
  unmanaged: unmanagedBucketSettings,
  unseen: 'objects, their access control lists, access points and notifications',
  // The objects: a bucket is deleted with them where `forceDestroy` says so.
  holdsData: true,
});

const protection: Effect = {
  gravity: 'access',
  does: 'changes how the bucket is protected',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
};

/** What it means when a setting of a bucket comes or goes. */
function comingAndGoing(effects: Effects) {
  if (effects === bucketLoggingEffects) return bucketLoggingSwitched;
  if (effects === versioningEffects) return { presence: versioningEnabled, absence: versioningSuspended };
  if (effects === lifecycleEffects) return { presence: lifecycleBegins };
  if (effects === objectLockEffects) return { presence: objectLockBegins, absence: objectLockEnds };
  return effects === publicAccessEffects
    ? { presence: protection, absence: publicAccessEnds }
    : { presence: protection };
}

/**
 * What is there instead once a setting is deleted; of the others nothing is.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html
 */
const settingLeaves: Readonly<Record<string, string>> = {
  encryption: 'with the default encryption of S3',
  versioning: 'with versioning suspended',
};

const settings = (
  [
    ['aws_s3_bucket_logging', bucketLoggingEffects, 'access logs'],
    ['aws_s3_bucket_lifecycle_configuration', lifecycleEffects, 'lifecycle rules'],
    ['aws_s3_bucket_object_lock_configuration', objectLockEffects, 'object lock'],
    ['aws_s3_bucket_ownership_controls', ownershipEffects, 'object ownership'],
    ['aws_s3_bucket_policy', resourcePolicyEffects, 'policy'],
    ['aws_s3_bucket_public_access_block', publicAccessEffects, 'block of public access'],
    ['aws_s3_bucket_server_side_encryption_configuration', bucketEncryptionEffects, 'encryption'],
    ['aws_s3_bucket_versioning', versioningEffects, 'versioning'],
  ] as const
).map(([type, effects, what]) =>
  defineResource({
    type,
    unique: { none: 'is a setting of its bucket' },
    identity: ['bucket'],
    importId: (names) => joined(names, { order: ['bucket'], separator: '' }),
    madeAgain: 'AWS takes the same settings twice',
    effects,
    partOf: {
      ...{ type: 'aws_s3_bucket', by: 'bucket', own: 'bucket', what },
      ...(Object.hasOwn(settingLeaves, what) ? { leaves: settingLeaves[what] } : {}),
    },
    ...(Object.hasOwn(settingAway, what) ? { away: settingAway[what] } : {}),
    ...comingAndGoing(effects),
    holdsData: false,
  }),
);

/** Buckets and what is set on them. */
export const s3Types = [bucket, ...settings];
