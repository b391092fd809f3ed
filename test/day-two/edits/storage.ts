import { type Edit, refreshes, type ShownLine } from '../edit.js';

const names = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html';
const encryption = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html';
const versioning = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html';
const dev = { on: 'dev-001', batch: 'settings' } as const;
const prod = { on: 'prod-003', batch: 'other names' } as const;
const bucket = 'aws_s3_bucket.bucket';
const rule =
  'aws_s3_bucket_server_side_encryption_configuration.bucket_encryption rule.apply_server_side_encryption_by_default';
const key = 'arn:aws:kms:ap-southeast-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';

/** The bucket cannot be renamed: it goes, and all that is set on it is set anew on another one. */
const otherBucket: readonly ShownLine[] = [
  `${bucket} (replace) data-loss`,
  `${bucket} bucket replacement`,
  ...bucketFollows(),
  ...refreshes('user_data'),
];

/** What is set on a bucket that is made anew is set anew, and the role may use the new one. */
export function bucketFollows(): readonly ShownLine[] {
  return [
    ...['ownership_controls.bucket_ownership', 'public_access_block.bucket_public_access_block'].flatMap(
      follows,
    ),
    ...['policy.bucket_policy', 'server_side_encryption_configuration.bucket_encryption'].flatMap(follows),
    'aws_iam_role_policy.use_bucket policy access',
  ];
}

/** Versioning is set anew on the new bucket, which has no objects yet; the former one is without it until it is gone. */
export const versioningFollows: readonly ShownLine[] = [
  'aws_s3_bucket_versioning.bucket_versioning (replace) access',
  'aws_s3_bucket_versioning.bucket_versioning bucket none',
];

function follows(name: string): readonly ShownLine[] {
  return [`aws_s3_bucket_${name} (replace) replacement`, `aws_s3_bucket_${name} bucket replacement`];
}

/** Edits of the bucket. */
export const storageEdits: readonly Edit[] = [
  {
    ...{ ...dev, batch: 'other names', setting: 'storage.bucketName', to: 'a-name-of-our-own' },
    shows: otherBucket,
    because: 'a bucket cannot be renamed',
    page: names,
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...prod, setting: 'storage.bucketPrefix', to: 'shop-data' },
    shows: [...otherBucket, ...versioningFollows],
    because: 'a bucket cannot be renamed',
    page: names,
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...prod, setting: 'storage.bucketNamespace', to: 'account-region' },
    beside: { 'aws.accountId': '123456789012' },
    shows: [...otherBucket, ...versioningFollows],
    because: 'a bucket cannot be renamed',
    page: names,
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...dev, setting: 'storage.accessLogs', to: true },
    shows: ['aws_s3_bucket_logging.bucket_logging (create) none'],
    because: 'S3 begins to write who asked for what',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  },
  {
    ...{ ...dev, setting: 'storage.versioning', to: true },
    shows: ['aws_s3_bucket_versioning.bucket_versioning (create) none'],
    because: 'objects that are there stay as they are; later versions are kept',
    page: versioning,
  },
  {
    ...{ ...dev, on: 'staging-002', setting: 'storage.versioning', to: false },
    shows: ['aws_s3_bucket_versioning.bucket_versioning (destroy) access'],
    because:
      'versioning is suspended: versions that are there stay, but what is overwritten or deleted from now on cannot be brought back',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/VersioningSuspendedBehavior.html',
  },
  {
    ...{ ...dev, setting: 'storage.encryption', to: 'aws:kms' },
    shows: [`${rule}.sse_algorithm none`],
    because: 'it counts for objects that are written from now on',
    page: encryption,
  },
  {
    ...{ ...dev, setting: 'storage.kmsKeyArn', to: key },
    beside: { 'storage.encryption': 'aws:kms' },
    shows: [
      `${rule}.sse_algorithm none`,
      `${rule}.kms_master_key_id none`,
      'aws_iam_role_policy.use_bucket policy access',
    ],
    because: 'it counts for objects that are written from now on, and the instances may use the key',
    page: encryption,
  },
  {
    ...{ ...dev, setting: 'storage.forceDestroy', to: false },
    shows: [`${bucket} force_destroy none`],
    because: 'it counts when the bucket is deleted',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html',
  },
];
