import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../only-with.js';

const bucketName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/, 'lower case letters, digits, dots and hyphens');

const noWholeName: OnlyWith = { setting: 'bucketName', is: 'unset' };

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
    forceDestroy: z.boolean().describe('Let `destroy` delete a bucket that still holds objects.'),
  })
  .meta({ id: 'Storage', title: 'S3 bucket' });

/** What a person chooses of the bucket. */
export type StorageSettings = z.output<typeof storageSettings>;
