import { S3Bucket } from '@cdktn/provider-aws/lib/s3-bucket/index.js';
import { S3BucketOwnershipControls } from '@cdktn/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktn/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktn/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktn/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktn/provider-aws/lib/s3-bucket-versioning/index.js';
import { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { withLiterals } from '../literals.js';
import type { StorageSettings } from './settings.js';

/** What `Bucket` needs. */
export interface BucketProps {
  readonly settings: StorageSettings;
  readonly name: string;
}

/** A private, encrypted S3 bucket that belongs to its owner alone and answers TLS only. */
export class Bucket extends Construct {
  readonly arn: string;
  readonly name: string;
  /** ARN of the key of its own, where it has one. */
  readonly keyArn: string | undefined;

  constructor(scope: Construct, id: string, given: BucketProps) {
    super(scope, id);
    const { settings, name } = withLiterals(given, 'settings');
    const bucket = new S3Bucket(this, 'bucket', {
      bucket: name,
      forceDestroy: settings.forceDestroy,
      tags: { Name: name },
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
    if (settings.versioning)
      new S3BucketVersioningA(this, 'bucket_versioning', {
        bucket: bucket.id,
        versioningConfiguration: { status: 'Enabled' },
      });
    new S3BucketPolicy(this, 'bucket_policy', {
      bucket: bucket.id,
      policy: tlsOnlyPolicy(bucket.arn),
      // S3 refuses two changes of a bucket's access at the same time.
      dependsOn: [publicAccessBlock],
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
