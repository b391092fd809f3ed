import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BucketLifecycleConfiguration, LifecycleRule } from '@aws-sdk/client-s3';
import { z } from 'zod';
import type { S3StateBackend } from '../../config/values/backend.js';
import type { StateBucket } from './state-bucket.js';

/** What a bucket of ours has to be like, besides being there: private, versioned, encrypted, and this. */
export interface WantedBucket {
  readonly kmsKeyArn: string | undefined;
  /** What the policy has to say among others, and its name for people. */
  readonly policy: { readonly name: string; readonly statements: readonly PolicyStatement[] };
  /** What the lifecycle has to have among others, and its name for people. */
  readonly lifecycle: { readonly name: string; readonly rules: readonly LifecycleRule[] };
}

/** A statement of a bucket policy that we know by its id. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly [key: string]: unknown;
}

/** One aspect of the bucket that can differ from what is wanted. */
export interface BucketAspect {
  /** Name for people and for `--json`. */
  readonly name: (wanted: WantedBucket) => string;
  readonly isRight: (bucket: StateBucket, wanted: WantedBucket) => Promise<boolean>;
  readonly mend: (bucket: StateBucket, wanted: WantedBucket) => Promise<unknown>;
}

const ownership: BucketAspect = {
  name: () => 'object ownership: bucket owner enforced',
  isRight: async ({ send }) => {
    const answer = await send(
      ({ client, sdk, target }) => client.send(new sdk.GetBucketOwnershipControlsCommand(target)),
      ['OwnershipControlsNotFoundError'],
    );
    return answer?.OwnershipControls?.Rules?.[0]?.ObjectOwnership === 'BucketOwnerEnforced';
  },
  mend: ({ send }) =>
    send(({ client, sdk, target }) =>
      client.send(
        new sdk.PutBucketOwnershipControlsCommand({
          ...target,
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        }),
      ),
    ),
};

const blocked = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

const publicAccess: BucketAspect = {
  name: () => 'public access: blocked',
  isRight: async ({ send }) => {
    const answer = await send(
      ({ client, sdk, target }) => client.send(new sdk.GetPublicAccessBlockCommand(target)),
      ['NoSuchPublicAccessBlockConfiguration'],
    );
    return isDeepStrictEqual({ ...answer?.PublicAccessBlockConfiguration }, blocked);
  },
  mend: ({ send }) =>
    send(({ client, sdk, target }) =>
      client.send(
        new sdk.PutPublicAccessBlockCommand({ ...target, PublicAccessBlockConfiguration: blocked }),
      ),
    ),
};

const versioning: BucketAspect = {
  name: () => 'versioning: on',
  isRight: async ({ send }) => {
    const answer = await send(({ client, sdk, target }) =>
      client.send(new sdk.GetBucketVersioningCommand(target)),
    );
    return answer?.Status === 'Enabled';
  },
  mend: ({ send }) =>
    send(({ client, sdk, target }) =>
      client.send(
        new sdk.PutBucketVersioningCommand({ ...target, VersioningConfiguration: { Status: 'Enabled' } }),
      ),
    ),
};

const encryption: BucketAspect = {
  name: () => 'encryption: on, with bucket key',
  isRight: async ({ send }, { kmsKeyArn }) => {
    const answer = await send(
      ({ client, sdk, target }) => client.send(new sdk.GetBucketEncryptionCommand(target)),
      ['ServerSideEncryptionConfigurationNotFoundError'],
    );
    const rule = answer?.ServerSideEncryptionConfiguration?.Rules?.[0];
    const { SSEAlgorithm, KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
    const isKeyRight = SSEAlgorithm === (kmsKeyArn === undefined ? 'AES256' : 'aws:kms');
    return isKeyRight && KMSMasterKeyID === kmsKeyArn && rule?.BucketKeyEnabled === true;
  },
  mend: ({ send }, { kmsKeyArn }) => {
    const byDefault =
      kmsKeyArn === undefined
        ? ({ SSEAlgorithm: 'AES256' } as const)
        : ({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: kmsKeyArn } as const);
    const Rules = [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }];
    return send(({ client, sdk, target }) =>
      client.send(
        new sdk.PutBucketEncryptionCommand({ ...target, ServerSideEncryptionConfiguration: { Rules } }),
      ),
    );
  },
};

const policyShape = z.looseObject({ Statement: z.array(z.looseObject({ Sid: z.string().optional() })) });

/** The statement that refuses requests without TLS. */
export function tlsOnly(bucket: string, partition: string): PolicyStatement {
  const arn = `arn:${partition}:s3:::${bucket}`;
  return {
    Sid: 'MultienvTlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

async function readPolicy({ send }: StateBucket): Promise<z.output<typeof policyShape>> {
  const answer = await send(
    ({ client, sdk, target }) => client.send(new sdk.GetBucketPolicyCommand(target)),
    ['NoSuchBucketPolicy'],
  );
  const empty = { Version: '2012-10-17', Statement: [] };
  return answer?.Policy === undefined ? empty : policyShape.parse(JSON.parse(answer.Policy));
}

const policy: BucketAspect = {
  name: (wanted) => `policy: ${wanted.policy.name}`,
  isRight: async (bucket, wanted) => {
    const { Statement } = await readPolicy(bucket);
    return wanted.policy.statements.every((own) => Statement.some((one) => isDeepStrictEqual(one, own)));
  },
  mend: async (bucket, wanted) => {
    const found = await readPolicy(bucket);
    const own = wanted.policy.statements;
    // Statements of other people stay.
    const others = found.Statement.filter((one) => own.every(({ Sid }) => Sid !== one.Sid));
    const Policy = JSON.stringify({ ...found, Statement: [...others, ...own] });
    await bucket.send(({ client, sdk, target }) =>
      client.send(new sdk.PutBucketPolicyCommand({ ...target, Policy })),
    );
  },
};

/** Earlier states are kept for a year; a lock is of no use once it is gone. */
function lifecycleRules(keys: readonly string[]): readonly LifecycleRule[] {
  const states: LifecycleRule = {
    ID: 'multienv-states',
    Status: 'Enabled',
    Filter: { Prefix: '' },
    NoncurrentVersionExpiration: { NoncurrentDays: 365 },
    Expiration: { ExpiredObjectDeleteMarker: true },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  };
  const locks = keys.map((key) => ({
    ID: `multienv-lock-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`,
    Status: 'Enabled' as const,
    Filter: { Prefix: `${key}.tflock` },
    NoncurrentVersionExpiration: { NoncurrentDays: 1 },
  }));
  return [states, ...locks];
}

async function readRules({ send }: StateBucket): Promise<readonly LifecycleRule[]> {
  const answer = await send(
    ({ client, sdk, target }) => client.send(new sdk.GetBucketLifecycleConfigurationCommand(target)),
    ['NoSuchLifecycleConfiguration'],
  );
  return answer?.Rules ?? [];
}

const lifecycle: BucketAspect = {
  name: (wanted) => `lifecycle: ${wanted.lifecycle.name}`,
  isRight: async (bucket, wanted) => {
    const found = await readRules(bucket);
    return wanted.lifecycle.rules.every((rule) =>
      found.some((one) => one.ID === rule.ID && isDeepStrictEqual(plain(one), plain(rule))),
    );
  },
  mend: async (bucket, wanted) => {
    const own = wanted.lifecycle.rules;
    const others = (await readRules(bucket)).filter(({ ID }) => own.every((rule) => rule.ID !== ID));
    const LifecycleConfiguration: BucketLifecycleConfiguration = { Rules: [...others, ...own] };
    await bucket.send(({ client, sdk, target }) =>
      client.send(new sdk.PutBucketLifecycleConfigurationCommand({ ...target, LifecycleConfiguration })),
    );
  },
};

/** Without the fields that the SDK leaves undefined. */
function plain(rule: LifecycleRule): unknown {
  return JSON.parse(JSON.stringify(rule));
}

/** Every aspect, in the order in which they are mended. */
export const bucketAspects: readonly BucketAspect[] = [
  ownership,
  publicAccess,
  versioning,
  encryption,
  policy,
  lifecycle,
];

/** Makes the bucket; everything else of it is mended afterwards. */
export async function createBucket({ send, region, bucket }: StateBucket): Promise<void> {
  const { BucketLocationConstraint } = await import('@aws-sdk/client-s3');
  const location = Object.values(BucketLocationConstraint).find((one) => one === region);
  // us-east-1 is the region without a name here.
  const place = location === undefined ? {} : { CreateBucketConfiguration: { LocationConstraint: location } };
  await send(({ client, sdk }) => client.send(new sdk.CreateBucketCommand({ Bucket: bucket, ...place })));
}

/** What the bucket of these states has to be like. */
export function wantedBucket(
  backends: readonly [S3StateBackend, ...S3StateBackend[]],
  partition: string,
): WantedBucket {
  const [{ bucket, kmsKeyArn }] = backends;
  return {
    kmsKeyArn,
    policy: { name: 'TLS only', statements: [tlsOnly(bucket, partition)] },
    lifecycle: {
      name: 'earlier states kept for a year, earlier locks for a day',
      rules: lifecycleRules(backends.map(({ key }) => key)),
    },
  };
}
