import type { Effects } from '../effect.js';

const bucketPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html';

/** What changes of a bucket mean. */
export const bucketEffects: Effects = {
  force_destroy: { gravity: 'none', does: 'counts when the bucket is deleted', page: bucketPage },
};

const publicAccessPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html';

/** What changes of the block of public access mean. */
export const publicAccessEffects: Effects = {
  block_public_acls: {
    gravity: 'access',
    does: 'blocks public access, or lets it be granted',
    page: publicAccessPage,
  },
  block_public_policy: {
    gravity: 'access',
    does: 'blocks public access, or lets it be granted',
    page: publicAccessPage,
  },
  ignore_public_acls: {
    gravity: 'access',
    does: 'blocks public access, or lets it be granted',
    page: publicAccessPage,
  },
  restrict_public_buckets: {
    gravity: 'access',
    does: 'blocks public access, or lets it be granted',
    page: publicAccessPage,
  },
};

const ownershipPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html';

/** What changes of object ownership mean. */
export const ownershipEffects: Effects = {
  rule: { gravity: 'access', does: 'turns access control lists on or off', page: ownershipPage },
};

const bucketEncryptionPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html';

/** What changes of the default encryption mean. */
export const bucketEncryptionEffects: Effects = {
  rule: {
    gravity: 'none',
    does: 'encrypts objects that are written from now on in another way',
    page: bucketEncryptionPage,
  },
};

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
