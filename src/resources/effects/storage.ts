import { type Effects, effectsOf } from '../effect.js';

const bucketPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html';

/** What changes of a bucket mean. */
export const bucketEffects: Effects = effectsOf(bucketPage, {
  force_destroy: ['none', 'counts when the bucket is deleted'],
});

const publicAccessPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html';

const grantable = ['access', 'blocks public access, or lets it be granted'] as const;

/** What changes of the block of public access mean. */
export const publicAccessEffects: Effects = effectsOf(publicAccessPage, {
  block_public_acls: grantable,
  block_public_policy: grantable,
  ignore_public_acls: grantable,
  restrict_public_buckets: grantable,
});

const ownershipPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html';

/** What changes of object ownership mean. */
export const ownershipEffects: Effects = effectsOf(ownershipPage, {
  rule: ['access', 'turns access control lists on or off'],
});

const bucketEncryptionPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html';

/** What changes of the default encryption mean. */
export const bucketEncryptionEffects: Effects = effectsOf(bucketEncryptionPage, {
  rule: ['none', 'encrypts objects that are written from now on in another way'],
});

const versioningPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html';

/** What changes of versioning mean. */
export const versioningEffects: Effects = {
  'versioning_configuration.status': (_, after) =>
    after === 'Enabled'
      ? { gravity: 'none', does: 'keeps former versions of objects from now on', page: versioningPage }
      : {
          gravity: 'data-loss',
          does: 'keeps no former version of what is overwritten from now on',
          page: versioningPage,
        },
};
