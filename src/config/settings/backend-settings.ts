import { z } from 'zod';
import { type OnlyWith, onlyWith } from '../../constructs/only-with.js';

/** Backends whose settings are handed to Terraform as they are. */
export const passedThroughBackends = [
  'remote',
  'cloud',
  'http',
  'azurerm',
  'gcs',
  'pg',
  'consul',
  'kubernetes',
] as const;

/** A backend whose settings this product does not know. */
export type PassedThroughBackend = (typeof passedThroughBackends)[number];

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const scalarOrList = z.union([scalar, z.array(scalar)]);

const s3: OnlyWith = { setting: 'type', is: ['s3'] };
const passedThrough: OnlyWith = { setting: 'type', is: passedThroughBackends };

/**
 * Where Terraform keeps the state of an environment. One flat block, so that an environment can change a single setting of the backend in
 * `defaults`; each setting says which types it goes with, and `backendOf` gives the code a union by type.
 */
export const backendSettings = z
  .strictObject({
    type: z
      .enum(['local', 's3', ...passedThroughBackends])
      .describe(
        '`local`: a file under `.multienv/state/{suffix}/`, beside this file. `s3`: an object in a bucket that a team shares, encrypted and locked; `multienv bootstrap` makes the bucket. The others get `config` as it is.',
      ),
    bucket: z
      .string()
      .regex(
        /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        'an S3 bucket name: 3 to 63 lower case letters, digits, dots and hyphens',
      )
      .optional()
      .describe('Bucket of the state.')
      .register(onlyWith, s3),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as ap-southeast-1')
      .optional()
      .describe('Region of the bucket. Default: `aws.region`.')
      .register(onlyWith, s3),
    keyPrefix: z
      .string()
      .regex(
        /^(?!.*\/\/)[A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,511}(?<!\/)$/,
        "letters, digits and ! - _ . * ' ( ), parts divided by single slashes",
      )
      .optional()
      .describe(
        'First part of the key: the state is `{keyPrefix}/{suffix}/terraform.tfstate`. Default: the project, in lower case with hyphens.',
      )
      .register(onlyWith, s3),
    kmsKeyArn: z
      .string()
      .regex(
        /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
        'a KMS key ARN such as arn:aws:kms:ap-southeast-1:111122223333:key/…',
      )
      .optional()
      .describe('KMS key that encrypts the state. Default: keys of S3 (AES256).')
      .register(onlyWith, s3),
    bucketOwner: z
      .string()
      .regex(/^\d{12}$/, 'twelve digits, quoted')
      .optional()
      .describe(
        'AWS account id of the owner of the bucket, quoted. A bucket of anybody else is refused. Default: `aws.accountId`.',
      )
      .register(onlyWith, s3),
    config: z
      .record(z.string().regex(/^[a-z_]+$/), z.union([scalarOrList, z.record(z.string(), scalarOrList)]))
      .optional()
      .describe(
        "Settings of the backend, by the names of Terraform's documentation. Secrets do not belong here: Terraform reads them from environment variables.",
      )
      .register(onlyWith, passedThrough),
    insecureReason: z
      .string()
      .regex(/^(?=.*\S).{1,512}$/, 'one line that says why')
      .optional()
      .describe(
        'Why the state may travel without TLS, or to a server whose certificate is not checked. Without it production refuses such a `config`.',
      )
      .register(onlyWith, passedThrough),
  })
  .meta({ id: 'Backend', title: 'Terraform state' });

/** The settings of a backend as the file has them. */
export type BackendSettings = z.output<typeof backendSettings>;
