import { S3Bucket } from '@cdktn/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLoggingA } from '@cdktn/provider-aws/lib/s3-bucket-logging/index.js';
import { S3BucketObjectLockConfigurationA } from '@cdktn/provider-aws/lib/s3-bucket-object-lock-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktn/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktn/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktn/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktn/provider-aws/lib/s3-bucket-versioning/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { withLiterals } from '../literals.js';
import { accessLogPrefix } from './access-log-prefix.js';
import { bucketLifecycle } from './lifecycle.js';
import type { StorageSettings } from './settings.js';

/** What `Bucket` needs. */
export interface BucketProps {
  readonly settings: StorageSettings;
  readonly name: string;
  /** Bucket that receives the access logs, where they are on. */
  readonly logBucket?: string | undefined;
  /** Whether Terraform refuses to destroy or replace it. Default: false. */
  readonly preventDestroy?: boolean;
}

/** A private, encrypted S3 bucket that belongs to its owner alone and answers TLS only. */
export class Bucket extends Construct {
  readonly arn: string;
  readonly name: string;
  /** ARN of the key of its own, where it has one. */
  readonly keyArn: string | undefined;

  constructor(scope: Construct, id: string, given: BucketProps) {
    super(scope, id);
    const { settings, name, logBucket, preventDestroy } = withLiterals(given, 'settings');
    const bucket = new S3Bucket(this, 'bucket', {
      bucket: name,
      forceDestroy: settings.forceDestroy,
      ...(settings.objectLock.mode === 'none' ? {} : { objectLockEnabled: true }),
      tags: { Name: name },
      ...(preventDestroy === true ? { lifecycle: { preventDestroy } } : {}),
    });
    this.arn = bucket.arn;
    this.name = bucket.bucket;
    this.keyArn = settings.kmsKeyArn;
    const publicAccessBlock = new S3BucketPublicAccessBlock(this, 'bucket_public_access_block', {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'bucket_ownership', {
      bucket: bucket.id,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    this.encrypt(bucket.id, settings);
    // Versioning that was on can only be suspended: that is what removing the resource does.
    const versioning = settings.versioning
      ? [
          new S3BucketVersioningA(this, 'bucket_versioning', {
            bucket: bucket.id,
            versioningConfiguration: { status: 'Enabled' },
          }),
        ]
      : [];
    this.lock(bucket.id, { settings, after: versioning });
    bucketLifecycle(this, bucket.id, { settings, after: versioning });
    if (settings.accessLogs && logBucket !== undefined)
      new S3BucketLoggingA(this, 'bucket_logging', {
        bucket: bucket.id,
        targetBucket: logBucket,
        targetPrefix: `${accessLogPrefix}/${name}/`,
      });
    new S3BucketPolicy(this, 'bucket_policy', {
      bucket: bucket.id,
      policy: tlsOnlyPolicy(bucket.arn),
      // S3 refuses two changes of a bucket's access at the same time.
      dependsOn: [publicAccessBlock],
    });
  }

  /** Every version that is written is kept for the days of the lock. */
  private lock(
    bucket: string,
    { settings, after }: { readonly settings: StorageSettings; readonly after: ITerraformDependable[] },
  ): void {
    const { mode, days } = settings.objectLock;
    if (mode === 'none') return;
    new S3BucketObjectLockConfigurationA(this, 'bucket_object_lock', {
      bucket,
      rule: { defaultRetention: { mode: mode.toUpperCase(), days } },
      dependsOn: after,
    });
  }

  private encrypt(bucket: string, { encryption, kmsKeyArn }: StorageSettings): void {
    new S3BucketServerSideEncryptionConfigurationA(this, 'bucket_encryption', {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: encryption,
            ...(kmsKeyArn === undefined ? {} : { kmsMasterKeyId: kmsKeyArn }),
          },
          bucketKeyEnabled: true,
        },
      ],
    });
  }
}

function tlsOnlyPolicy(bucketArn: string): string {
  return policyDocument([
    {
      Sid: 'DenyInsecureTransport',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
}
