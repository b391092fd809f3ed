import { type Effect, type Effects, effectsOf } from '../effect.js';
import { byRank, protecting, unlessTrue } from './by-value/protecting.js';

const bucketPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html';

/** What changes of a bucket mean. */
export const bucketEffects: Effects = {
  force_destroy: protecting({
    ...{ page: bucketPage, level: unlessTrue },
    off: 'turns off the protection of what is in the bucket: a deletion of the bucket takes every object with it',
    on: 'turns on the protection of what is in the bucket: it is deleted only when it is empty',
    else: 'counts when the bucket is deleted',
  }),
};

const loggingPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html';

/** What changes of the access logs of a bucket mean. */
export const bucketLoggingEffects: Effects = {
  target_bucket: { gravity: 'none', does: 'writes the access logs to another bucket', page: loggingPage },
  target_prefix: { gravity: 'none', does: 'writes the access logs below another prefix', page: loggingPage },
};

/** Access logs that come or go as a whole. */
export const bucketLoggingSwitched: { readonly presence: Effect; readonly absence: Effect } = {
  presence: {
    gravity: 'none',
    does: 'turns on access logs of the bucket',
    page: loggingPage,
    protection: 'on',
  },
  absence: {
    gravity: 'none',
    does: 'turns off access logs of the bucket: nobody can say later who read or deleted what',
    page: loggingPage,
    protection: 'off',
  },
};

const publicAccessPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html';

const grantable = (off: string, on: string) =>
  protecting({
    ...{ page: publicAccessPage, gravity: 'access', off, on },
    else: 'blocks public access, or lets it be granted',
  });

/** What changes of the block of public access mean. */
export const publicAccessEffects: Effects = {
  block_public_acls: grantable(
    'turns off a block of public access: access control lists that open objects to everybody are taken',
    'turns on a block of public access: access control lists that open objects to everybody are refused',
  ),
  block_public_policy: grantable(
    'turns off a block of public access: a policy that opens the bucket to everybody is taken',
    'turns on a block of public access: a policy that opens the bucket to everybody is refused',
  ),
  ignore_public_acls: grantable(
    'turns off a block of public access: access control lists that open objects to everybody count',
    'turns on a block of public access: access control lists that open objects to everybody do not count',
  ),
  restrict_public_buckets: grantable(
    'turns off a block of public access: what a public policy allows is allowed to everybody',
    'turns on a block of public access: what a public policy allows is allowed to the account alone',
  ),
};

/** A block of public access that goes as a whole. */
export const publicAccessEnds: Effect = {
  gravity: 'access',
  does: 'turns off the block of public access: policies and access control lists may open the bucket to everybody',
  page: publicAccessPage,
  protection: 'off',
};

const ownershipPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html';

/** What changes of object ownership mean. */
export const ownershipEffects: Effects = {
  rule: { gravity: 'access', does: 'turns access control lists on or off', page: ownershipPage },
  'rule.object_ownership': protecting({
    ...{ page: ownershipPage, gravity: 'access' },
    level: (value) => (value === 'BucketOwnerEnforced' ? 1 : 0),
    off: 'turns on access control lists: whoever writes an object may open it to others',
    on: 'turns off access control lists: policies alone say who may read',
    else: 'changes who owns objects that others write',
  }),
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
  'rule.apply_server_side_encryption_by_default.sse_algorithm': protecting({
    page: bucketEncryptionPage,
    level: byRank('', 'AES256', 'aws:kms', 'aws:kms:dsse'),
    off: 'turns off the encryption that the bucket chose: objects that are written from now on get that of S3',
    on: 'encrypts objects that are written from now on',
    less: 'lowers the encryption of objects that are written from now on: KMS is not asked, so that whoever may read the bucket needs no right to a key',
    more: 'encrypts objects that are written from now on by KMS: readers must be allowed to use the key',
    else: 'encrypts objects that are written from now on in another way',
  }),
};

const versioningPage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/manage-versioning-examples.html';

/** Versioning that is turned on. */
export const versioningEnabled: Effect = {
  gravity: 'none',
  does: 'turns on versioning: former versions of objects are kept from now on',
  page: versioningPage,
  protection: 'on',
};

/** Versioning that is suspended, which is what the deletion of its resource does: nothing is lost by that alone, but a protection is gone. */
export const versioningSuspended: Effect = {
  gravity: 'access',
  does: 'turns off versioning: from now on, whoever overwrites or deletes an object loses it; former versions that there are stay',
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/VersioningSuspendedBehavior.html',
  protection: 'off',
};

const mfaDelete = {
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html',
  level: byRank('', 'Enabled'),
  off: 'turns off the second factor that the deletion of a version asks for',
  on: 'turns on a second factor before a version is deleted',
  else: 'asks for a second factor before a version is deleted, or not',
} as const;

/** What changes of versioning mean. */
export const versioningEffects: Effects = {
  'versioning_configuration.status': (before, after) => {
    if (typeof after !== 'symbol' && after !== 'Enabled') return versioningSuspended;
    const { protection: _isOn, ...kept } = versioningEnabled;
    return before === 'Suspended' || before === 'Disabled' ? versioningEnabled : kept;
  },
  'versioning_configuration.mfa_delete': (before, after) => ({
    ...protecting(mfaDelete)(before, after),
    // Where nobody sets it AWS says after the apply what it is.
    gravity: typeof after === 'string' ? 'access' : 'none',
  }),
};

const lifecyclePage =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html';

/** What changes of lifecycle rules mean: S3 looks at all objects that there are once a day. */
export const lifecycleEffects: Effects = effectsOf(lifecyclePage, {
  rule: [
    'none',
    'changes when former versions and unfinished uploads are removed, and objects moved, those that are there included',
  ],
});

/** Lifecycle rules that come. */
export const lifecycleBegins: Effect = {
  gravity: 'none',
  does: 'removes former versions and unfinished uploads, and moves objects, once they are old enough, those that are there included',
  page: lifecyclePage,
};

const objectLockPage = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html';

/** What changes of the object lock of a bucket mean. */
export const objectLockEffects: Effects = {
  rule: {
    gravity: 'none',
    does: 'changes for how long objects that are written from now on are kept from deletion',
    page: objectLockPage,
  },
};

/** Object lock that comes. */
export const objectLockBegins: Effect = {
  gravity: 'none',
  does: 'keeps objects that are written from now on from deletion',
  page: objectLockPage,
  protection: 'on',
};

/** Object lock that goes: what is locked stays so. */
export const objectLockEnds: Effect = {
  gravity: 'access',
  does: 'ends the lock of objects that are written from now on',
  page: objectLockPage,
  protection: 'off',
};

/** What fails for those who still know a bucket as it was. */
export const formerBucket: Readonly<Record<string, Effect>> = {
  '': { gravity: 'downtime', does: 'requests to the former bucket fail', page: bucketPage },
};

const until = 'until the former bucket is deleted';

/** What the former bucket lacks from the deletion of a setting on, by what it is of the bucket. */
export const settingAway: Readonly<Record<string, Pick<Effect, 'gravity' | 'does' | 'page'>>> = {
  'access logs': {
    gravity: 'none',
    does: `${until}, nothing tells who reads or deletes what in it`,
    page: loggingPage,
  },
  'object lock': {
    gravity: 'access',
    does: `${until}, objects that are written into it are not locked`,
    page: objectLockPage,
  },
  'object ownership': {
    gravity: 'access',
    does: `${until}, access control lists count in it`,
    page: ownershipPage,
  },
  policy: {
    gravity: 'access',
    does: `${until}, what its policy denies is denied no more, such as requests without TLS`,
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  },
  'block of public access': {
    gravity: 'access',
    does: `${until}, policies and access control lists may open it to everybody`,
    page: publicAccessPage,
  },
  encryption: {
    gravity: 'access',
    does: `${until}, objects that are written into it are encrypted by S3 itself (AES256), also where a key of KMS was chosen`,
    page: bucketEncryptionPage,
  },
  versioning: {
    gravity: 'access',
    does: `${until}, whoever overwrites or deletes an object in it loses it: no former version is kept`,
    page: versioningSuspended.page,
  },
};
