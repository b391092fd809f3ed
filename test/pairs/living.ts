import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { inventory } from '../e2e/emulator-inventory.js';

/** What of an environment must survive, by the address that may be named with `--allow`, and what AWS alone gives it: its identity. */
export type Identities = Readonly<Record<string, string>>;

/** An environment as the emulator has it. */
export interface Living {
  readonly identities: Identities;
  /** All that a deploy could have changed, as text to compare. */
  readonly everything: string;
}

/** Asks the emulator what lives of an environment. */
export async function livingIn(endpoint: string, suffix: string): Promise<Living> {
  const account = {
    ...{ endpoint, region: 'ap-southeast-1', forcePathStyle: true },
    credentials: { accessKeyId: 'MULTIENV123456789012', secretAccessKey: 'sandbox' },
  };
  const { DBInstances = [] } = await new RDSClient(account).send(new DescribeDBInstancesCommand({}));
  const database = DBInstances.find((one) => one.DBInstanceIdentifier === `postgres-${suffix}`);
  const { SecretList = [] } = await new SecretsManagerClient(account).send(new ListSecretsCommand({}));
  const secret = SecretList.find(({ Name }) => Name === `rds-password-${suffix}`);
  const { AutoScalingGroups = [] } = await new AutoScalingClient(account).send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [`asg-${suffix}`] }),
  );
  const groups = AutoScalingGroups.map(({ Instances: _, ...group }) => group);
  const keys = await keyArns(endpoint);
  const buckets = await bucketsOf(new S3Client(account), suffix);
  const lasting = {
    'aws_db_instance.postgres': database?.DbiResourceId,
    'aws_s3_bucket.bucket': buckets.map(({ identity }) => identity).join(' '),
    'aws_secretsmanager_secret.rds_password': secret?.ARN,
    ...Object.fromEntries(keys.map((arn) => [arn, arn])),
  };
  const { LatestRestorableTime: _, ...kept } = database ?? {};
  const versions = Object.keys(secret?.SecretVersionsToStages ?? {}).sort();
  return {
    identities: Object.fromEntries(
      Object.entries(lasting).flatMap(([address, identity]) => (identity ? [[address, identity]] : [])),
    ),
    everything: JSON.stringify([kept, groups, buckets, versions, await inventory(endpoint)]),
  };
}

/** Addresses of what was there and is not the same any more. */
export function lostIdentities(before: Identities, after: Identities): readonly string[] {
  return Object.entries(before).flatMap(([address, identity]) =>
    after[address] === identity ? [] : [address],
  );
}

/** Of every key of AWS KMS. */
async function keyArns(endpoint: string): Promise<readonly string[]> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': 'TrentService.ListKeys',
      Authorization:
        'AWS4-HMAC-SHA256 Credential=MULTIENV123456789012/20260101/ap-southeast-1/kms/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: '{}',
  });
  const { Keys = [] }: { readonly Keys?: readonly { readonly KeyArn: string }[] } = JSON.parse(
    await answer.text(),
  );
  return Keys.map(({ KeyArn }) => KeyArn);
}

/** The buckets that carry the tag of the environment, whatever they are called. */
async function bucketsOf(s3: S3Client, suffix: string) {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const found = [];
  for (const { Name: Bucket = '', CreationDate } of Buckets) {
    const { TagSet = [] } = await s3
      .send(new GetBucketTaggingCommand({ Bucket }))
      .catch(() => ({ TagSet: [] }));
    if (!TagSet.some(({ Key, Value }) => Key === 'EnvironmentSuffix' && Value === suffix)) continue;
    const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
    found.push({ identity: `${Bucket} ${CreationDate?.toISOString()}`, versioning: Status });
  }
  return found;
}
