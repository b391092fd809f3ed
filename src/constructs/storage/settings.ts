import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/, 'lower case letters, digits, dots and hyphens');

const noWholeName: OnlyWith = { setting: 'bucketName', is: 'unset' };

/** What becomes of objects as they age. */
const lifecycleSettings = z
  .strictObject({
    abortUploadsDays: z
      .int()
      .min(0)
      .max(3650)
      .describe('Days after which an upload that was never finished is removed; 0 keeps its parts for ever.'),
    expireVersionsDays: z
      .int()
      .min(0)
      .max(3650)
      .describe(
        'Days after which a former version of an object is deleted for good; 0 keeps and bills all of them for ever.',
      ),
    coldAfterDays: z
      .int()
      .min(0)
      .max(3650)
      .describe('Days after which objects move to `coldClass`; 0 leaves them where they are.'),
    coldClass: z
      .enum(['INTELLIGENT_TIERING', 'STANDARD_IA', 'GLACIER_IR', 'GLACIER', 'DEEP_ARCHIVE'])
      .describe(
        'Storage class of older objects: cheaper by the GB, dearer or slower to read; `GLACIER` and `DEEP_ARCHIVE` take hours.',
      ),
  })
  .meta({ id: 'Lifecycle', title: 'Lifecycle of objects' });

/** Versions that nobody deletes for some days. */
const objectLockSettings = z
  .strictObject({
    mode: z
      .enum(['none', 'governance', 'compliance'])
      .describe(
        'Keep each version of an object from deletion: `governance` lets those with a right of its own delete, `compliance` nobody, the root user included. Only for a new bucket: turning it on or off later replaces the bucket.',
      ),
    days: z
      .int()
      .min(1)
      .max(3650)
      .describe('Days for which a version is kept; all of them are stored and billed.')
      .register(onlyWith, { setting: 'mode', is: ['governance', 'compliance'] }),
  })
  .meta({ id: 'ObjectLock', title: 'Object lock' });

/** What a person chooses about the S3 bucket. */
export const storageSettings = z
  .strictObject({
    bucketName: bucketName
      .min(3)
      .max(63)
      .optional()
      .describe(
        'The whole name of the bucket. Default: `{bucketPrefix}-{suffix}`. Another name later means another bucket.',
      ),
    bucketPrefix: bucketName
      .max(60)
      .describe(
        'First part of the name of the bucket, before `-{suffix}`. Bucket names are shared by all AWS accounts.',
      )
      .register(onlyWith, noWholeName),
    bucketNamespace: z
      .enum(['none', 'account-region'])
      .describe(
        '`account-region` adds `-{accountId}-{region}` to the name, which nobody else is likely to have taken; it needs `aws.accountId`.',
      )
      .register(onlyWith, noWholeName),
    versioning: z.boolean().describe('Keep earlier versions of overwritten and deleted objects.'),
    encryption: z
      .enum(['AES256', 'aws:kms'])
      .describe('Server-side encryption: keys of S3 (`AES256`), or of AWS KMS (`aws:kms`).'),
    kmsKeyArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, 'the ARN of a KMS key')
      .optional()
      .describe('Key of AWS KMS. Default: the AWS managed key `aws/s3`.')
      .register(onlyWith, { setting: 'encryption', is: ['aws:kms'] }),
    accessLogs: z
      .boolean()
      .describe(
        'Write the access logs of the bucket to the log bucket of `logs`. Costs 0.025 USD a month for a GB that is kept.',
      ),
    lifecycle: lifecycleSettings,
    objectLock: objectLockSettings,
    forceDestroy: z.boolean().describe('Let `destroy` delete a bucket that still holds objects.'),
  })
  .meta({ id: 'Storage', title: 'S3 bucket' });

/** What a person chooses of the bucket. */
export type StorageSettings = z.output<typeof storageSettings>;
