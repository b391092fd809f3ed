import { allow, type Statement } from './policy-document.js';

/** What of AWS belongs to an environment. */
export interface OwnResources {
  readonly suffix: string;
  /** AWS partition of the region: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** ARN of the one secret that the application reads. */
  readonly secretArn: string;
  /** The one bucket that the application reads and writes. */
  readonly bucketArn: string;
  /** ARN of the key of the bucket, where it has one of its own. */
  readonly bucketKeyArn?: string;
  /** The application's own database user, and the id of the database instance. Default: none. */
  readonly databaseUser?: { readonly name: string; readonly resourceId: string } | undefined;
  /** Bucket and key of the object that the instances fetch before they start the application. */
  readonly artifact?: { readonly bucket: string; readonly key: string } | undefined;
}

/** What the application does with the database's secret. */
export function secretAccess({ secretArn }: OwnResources): readonly Statement[] {
  return [allow(['secretsmanager:GetSecretValue'], secretArn)];
}

/** What the application does with the bucket; its key serves S3 alone. */
export function bucketAccess({ bucketArn, bucketKeyArn }: OwnResources): readonly Statement[] {
  return [
    allow(['s3:ListBucket'], bucketArn),
    allow(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], `${bucketArn}/*`),
    ...(bucketKeyArn === undefined ? [] : [keyThrough(['s3.*'], bucketKeyArn)]),
  ];
}

/**
 * Sign-in of the application's own database user, without a password. The id of an instance is given once, whatever the account.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */
export function databaseAccess({ databaseUser, partition, region }: OwnResources): readonly Statement[] {
  if (databaseUser === undefined) return [];
  const { name, resourceId } = databaseUser;
  return [allow(['rds-db:connect'], `arn:${partition}:rds-db:${region}:*:dbuser:${resourceId}/${name}`)];
}

/** Every version of the one object that the application is: a rollback starts instances with the former one. */
export function artifactAccess({ artifact, partition }: OwnResources): readonly Statement[] {
  if (artifact === undefined) return [];
  const { bucket, key } = artifact;
  return [allow(['s3:GetObjectVersion'], `arn:${partition}:s3:::${bucket}/${key}`)];
}

/**
 * What the SSM agent needs to be reached by Session Manager: these actions know no resources.
 * Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export const sessionAccess: readonly Statement[] = [
  allow(
    [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    '*',
  ),
];

/** What the CloudWatch agent does: metrics of its own name space, and the log groups of this environment. */
export function telemetryAccess({ suffix, partition }: OwnResources): readonly Statement[] {
  return [
    {
      ...allow(['cloudwatch:PutMetricData'], '*'),
      Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } },
    },
    allow(
      ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      `arn:${partition}:logs:*:*:log-group:/multi-env/${suffix}/*`,
    ),
    allow(['logs:DescribeLogGroups'], '*'),
    // The agent adds the Auto Scaling Group of the instance to its metrics.
    allow(['ec2:DescribeTags'], '*'),
  ];
}

/** Parameters of Systems Manager below the name of this environment. */
function parameterAccess({ suffix, partition }: OwnResources): readonly Statement[] {
  return [
    allow(
      ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      `arn:${partition}:ssm:*:*:parameter/multi-env/${suffix}/*`,
    ),
  ];
}

/**
 * The most that the role may do, whatever other policies allow: what belongs to this environment, and what knows no owner. Keys serve only
 * through the service that keeps the data.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function boundaryStatements(own: OwnResources): readonly Statement[] {
  const { bucketKeyArn: _key, ...rest } = own;
  return [
    ...secretAccess(own),
    ...bucketAccess(rest),
    ...databaseAccess(own),
    ...artifactAccess(own),
    ...sessionAccess,
    ...telemetryAccess(own),
    ...parameterAccess(own),
    keyThrough(['s3.*', 'secretsmanager.*', 'ssm.*'], `arn:${own.partition}:kms:*:*:key/*`),
  ];
}

/**
 * Use of a key by AWS services alone, never directly.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
function keyThrough(services: readonly string[], keyArn: string): Statement {
  return {
    ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], keyArn),
    Condition: { StringLike: { 'kms:ViaService': services } },
  };
}
