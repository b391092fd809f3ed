import { isJson, jsonList } from '../../model/json.js';
import { bucketBlocks } from '../../model/plan/plan-mirrors.js';
import { type FindUnmanaged, type OutsideChanges, outsideOf } from '../outside-change.js';

const page = 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket';

/** What a bucket shows of settings that are resources of their own: the type that manages it, when it is set, and what takes it away. */
interface Setting {
  readonly managedBy: string;
  readonly what: string;
  readonly isSet: (value: unknown) => boolean;
  readonly remedy: readonly [command: string, ...more: string[]];
}

const isThere = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

const settings: Readonly<Record<string, Setting>> = {
  acceleration_status: {
    managedBy: 'aws_s3_bucket_accelerate_configuration',
    what: 'transfer acceleration',
    isSet: (value) => value === 'Enabled',
    remedy: ['put-bucket-accelerate-configuration', '--accelerate-configuration', 'Status=Suspended'],
  },
  cors_rule: {
    managedBy: bucketBlocks.cors_rule,
    what: 'CORS rules',
    isSet: isThere,
    remedy: ['delete-bucket-cors'],
  },
  grant: {
    managedBy: 'aws_s3_bucket_acl',
    what: 'grants of its access control list',
    isSet: (value) => jsonList(value).some(isGrantOfOthers),
    remedy: ['put-bucket-acl', '--acl', 'private'],
  },
  lifecycle_rule: {
    managedBy: bucketBlocks.lifecycle_rule,
    what: 'lifecycle rules, which may delete objects',
    isSet: isThere,
    remedy: ['delete-bucket-lifecycle'],
  },
  logging: {
    managedBy: bucketBlocks.logging,
    what: 'access logs',
    isSet: isThere,
    remedy: ['put-bucket-logging', '--bucket-logging-status', '{}'],
  },
  object_lock_configuration: {
    managedBy: bucketBlocks.object_lock_configuration,
    what: 'a default retention: nobody can delete new objects before its end',
    // The lock itself is chosen when a bucket is made.
    isSet: (value) => jsonList(value).some(({ rule }) => isThere(rule)),
    remedy: ['put-object-lock-configuration', '--object-lock-configuration', 'ObjectLockEnabled=Enabled'],
  },
  policy: {
    managedBy: 'aws_s3_bucket_policy',
    what: 'a policy',
    isSet: isThere,
    remedy: ['delete-bucket-policy'],
  },
  replication_configuration: {
    managedBy: bucketBlocks.replication_configuration,
    what: 'replication to another bucket',
    isSet: isThere,
    remedy: ['delete-bucket-replication'],
  },
  request_payer: {
    managedBy: 'aws_s3_bucket_request_payment_configuration',
    what: 'requests that the requester pays',
    isSet: (value) => value === 'Requester',
    remedy: ['put-bucket-request-payment', '--request-payment-configuration', 'Payer=BucketOwner'],
  },
  server_side_encryption_configuration: {
    managedBy: bucketBlocks.server_side_encryption_configuration,
    what: 'another default encryption than that with keys of S3: who may not use its key cannot read new objects',
    // AWS encrypts every bucket so where nobody says anything.
    isSet: (value) =>
      jsonList(value)
        .flatMap(({ rule }) => jsonList(rule))
        .flatMap((rule) => jsonList(rule.apply_server_side_encryption_by_default))
        .some(({ sse_algorithm: algorithm }) => typeof algorithm === 'string' && algorithm !== 'AES256'),
    remedy: ['delete-bucket-encryption'],
  },
  versioning: {
    managedBy: bucketBlocks.versioning,
    what: 'versioning',
    isSet: (value) => jsonList(value).some(({ enabled }) => enabled === true),
    remedy: ['put-bucket-versioning', '--versioning-configuration', 'Status=Suspended'],
  },
  website: {
    managedBy: bucketBlocks.website,
    what: 'a website',
    isSet: isThere,
    remedy: ['delete-bucket-website'],
  },
};

/** AWS fills these in for every bucket; encryption too, where nothing sets it. */
export const bucketOutside: OutsideChanges = outsideOf(
  { kind: 'mirror', page },
  Object.fromEntries(
    [...Object.keys(settings), 'acl', 'website_domain', 'website_endpoint'].map((name) => [
      name,
      'shows what other resources of the bucket set',
    ]),
  ),
);

/** Settings of a bucket that no resource of the environment has made. */
export const unmanagedBucketSettings: FindUnmanaged = ({ values }, all, isMirror) => {
  const bucket = String(values.bucket ?? '');
  const types = new Set(all.flatMap((one) => (one.values.bucket === bucket ? [one.type] : [])));
  return Object.entries(settings)
    .filter(([name, { managedBy, isSet }]) => isMirror(name) && !types.has(managedBy) && isSet(values[name]))
    .map(
      ([
        ,
        {
          what,
          remedy: [command, ...more],
          managedBy,
        },
      ]) => ({
        what,
        remedy: ['s3api', command, '--bucket', bucket, ...more],
        ...(managedBy === 'aws_s3_bucket_policy'
          ? { as: { type: managedBy, values: { bucket, policy: values.policy } } }
          : {}),
      }),
    );
};

/** The owner's full control is there from the beginning. */
function isGrantOfOthers(grant: unknown): boolean {
  if (!isJson(grant)) return false;
  const { type, uri, permissions } = grant;
  const isOwners =
    type === 'CanonicalUser' && Array.isArray(permissions) && permissions.includes('FULL_CONTROL');
  return !isOwners || (typeof uri === 'string' && uri !== '');
}
