import { S3BucketLifecycleConfiguration } from '@cdktn/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import type { ITerraformDependable } from 'cdktn';
import type { Construct } from 'constructs';
import type { StorageSettings } from './settings.js';

/** Rules for every object of a bucket; nothing where no rule is wanted. */
export function bucketLifecycle(
  scope: Construct,
  bucket: string,
  {
    settings,
    after,
  }: { readonly settings: StorageSettings; readonly after: readonly ITerraformDependable[] },
): void {
  const rules = lifecycleRules(settings);
  if (rules.length === 0) return;
  new S3BucketLifecycleConfiguration(scope, 'bucket_lifecycle', {
    bucket,
    rule: rules.map((rule) => ({ ...rule, status: 'Enabled', filter: [{ prefix: '' }] })),
    // Rules about former versions need versioning to be on.
    dependsOn: [...after],
  });
}

function lifecycleRules({ lifecycle, versioning }: StorageSettings) {
  const { abortUploadsDays, expireVersionsDays, coldAfterDays, coldClass } = lifecycle;
  return [
    ...(abortUploadsDays === 0
      ? []
      : [
          {
            id: 'abort-incomplete-uploads',
            abortIncompleteMultipartUpload: [{ daysAfterInitiation: abortUploadsDays }],
          },
        ]),
    ...(expireVersionsDays === 0 || !versioning
      ? []
      : [
          {
            id: 'expire-former-versions',
            noncurrentVersionExpiration: [{ noncurrentDays: expireVersionsDays }],
          },
        ]),
    ...(coldAfterDays === 0
      ? []
      : [{ id: 'move-older-objects', transition: [{ days: coldAfterDays, storageClass: coldClass }] }]),
  ];
}
