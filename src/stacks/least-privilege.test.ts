import { describe, expect, it } from 'vitest';
import { mayDo, type PolicyJson, type RequestOfRole } from '../../test/fixtures/evaluate-policies.js';
import type { EnvironmentConfig } from '../config/schema/environment-schema.js';
import { addressesOf, synthesizeEnvironment } from '../testing.js';

/**
 * What the two managed policies allow, as far as it reaches beyond an environment: AWS's own documents, version 2 and 4.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html and CloudWatchAgentServerPolicy.html
 */
const managed: Readonly<Record<string, PolicyJson>> = {
  'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore': {
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          ...['ssm:DescribeAssociation', 'ssm:GetDeployablePatchSnapshotForInstance', 'ssm:GetDocument'],
          ...['ssm:DescribeDocument', 'ssm:GetManifest', 'ssm:GetParameter', 'ssm:GetParameters'],
          ...['ssm:ListAssociations', 'ssm:ListInstanceAssociations', 'ssm:PutInventory'],
          ...['ssm:PutComplianceItems', 'ssm:PutConfigurePackageResult', 'ssm:UpdateAssociationStatus'],
          ...['ssm:UpdateInstanceAssociationStatus', 'ssm:UpdateInstanceInformation'],
        ],
        Resource: '*',
      },
      { Effect: 'Allow', Action: ['ssmmessages:*'], Resource: '*' },
      { Effect: 'Allow', Action: ['ec2messages:*'], Resource: '*' },
    ],
  },
  'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy': {
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          ...['cloudwatch:PutMetricData', 'ec2:DescribeVolumes', 'ec2:DescribeTags', 'logs:PutLogEvents'],
          ...['logs:PutRetentionPolicy', 'logs:DescribeLogStreams', 'logs:DescribeLogGroups'],
          ...['logs:CreateLogStream', 'logs:CreateLogGroup', 'xray:PutTraceSegments'],
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['ssm:GetParameter'],
        Resource: 'arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*',
      },
    ],
  },
};

const key = 'arn:aws:kms:ap-southeast-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef';
const account = 'ap-southeast-1:111122223333';
const own = {
  secret: `arn:aws:secretsmanager:${account}:secret:rds-password-prod-003-AbCdEf`,
  bucket: 'arn:aws:s3:::app-data-prod-003',
  logs: `arn:aws:logs:${account}:log-group:/multi-env/prod-003/application:log-stream:i-1`,
  parameter: `arn:aws:ssm:${account}:parameter/multi-env/prod-003/flag`,
  user: 'arn:aws:rds-db:ap-southeast-1:111122223333:dbuser:db-OURS/app',
};
const theirs = {
  secret: own.secret.replace('prod-003', 'dev-001'),
  bucket: own.bucket.replace('prod-003', 'dev-001'),
  logs: own.logs.replace('prod-003', 'dev-001'),
  parameter: own.parameter.replace('prod-003', 'dev-001'),
  user: own.user.replace('db-OURS', 'db-THEIRS'),
};

/** The policies of the instances' role, with AWS's names in the place of expressions. */
function roleOf(config: EnvironmentConfig) {
  const stack = synthesizeEnvironment('prod', 'prod-003', {
    ...config,
    storage: { encryption: 'aws:kms', kmsKeyArn: key },
    database: { iamUser: 'app' },
  });
  const ofType = (type: string) =>
    [...addressesOf(stack)].filter(([address]) => address.startsWith(`${type}.`)).map(([, one]) => one);
  const parse = (policy: unknown): PolicyJson => JSON.parse(withNames(String(policy)));
  const inline = ofType('aws_iam_role_policy')
    .filter(({ role }) => role === '${aws_iam_role.ec2_role.id}')
    .map(({ policy }) => parse(policy));
  const attached = ofType('aws_iam_role_policy_attachment')
    .filter(({ role }) => role === '${aws_iam_role.ec2_role.name}')
    .map(({ policy_arn }) => managed[String(policy_arn)] ?? { Statement: [] });
  const [boundary] = ofType('aws_iam_policy').map(({ policy }) => parse(policy));
  return { policies: [...inline, ...attached], boundary };
}

function withNames(policy: string): string {
  return policy
    .replaceAll('${data.aws_secretsmanager_secret.rds_password.arn}', own.secret)
    .replaceAll('${aws_s3_bucket.bucket.arn}', own.bucket)
    .replaceAll('${aws_db_instance.postgres.resource_id}', 'db-OURS');
}

const through = (service: string) => ({ 'kms:ViaService': `${service}.ap-southeast-1.amazonaws.com` });

const allowed: readonly RequestOfRole[] = [
  { action: 'secretsmanager:GetSecretValue', resource: own.secret },
  { action: 's3:ListBucket', resource: own.bucket },
  ...['s3:GetObject', 's3:PutObject', 's3:DeleteObject'].map((action) => ({
    action,
    resource: `${own.bucket}/a/b`,
  })),
  { action: 'kms:Decrypt', resource: key, context: through('s3') },
  { action: 'kms:GenerateDataKey', resource: key, context: through('s3') },
  { action: 'rds-db:connect', resource: own.user },
  { action: 'logs:PutLogEvents', resource: own.logs },
  { action: 'logs:CreateLogStream', resource: own.logs },
  { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'CWAgent' } },
  { action: 'ssmmessages:OpenDataChannel', resource: '*' },
  { action: 'ssm:UpdateInstanceInformation', resource: '*' },
];

/** Never, whichever policies the role has. */
const refused: readonly RequestOfRole[] = [
  { action: 'secretsmanager:GetSecretValue', resource: theirs.secret },
  { action: 'secretsmanager:PutSecretValue', resource: own.secret },
  { action: 's3:ListBucket', resource: theirs.bucket },
  { action: 's3:GetObject', resource: `${theirs.bucket}/a` },
  { action: 's3:DeleteBucket', resource: own.bucket },
  { action: 's3:PutBucketPolicy', resource: own.bucket },
  { action: 'kms:Decrypt', resource: key },
  { action: 'kms:Decrypt', resource: key, context: through('ec2') },
  { action: 'kms:ScheduleKeyDeletion', resource: key },
  { action: 'rds-db:connect', resource: theirs.user },
  { action: 'rds-db:connect', resource: own.user.replace('/app', '/app_admin') },
  { action: 'rds:DeleteDBInstance', resource: `arn:aws:rds:${account}:db:postgres-prod-003` },
  { action: 'iam:PassRole', resource: 'arn:aws:iam::111122223333:role/ec2-role-prod-003' },
  { action: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/ec2-role-dev-001' },
];

/** What the managed policies allow and the boundary takes away. */
const beyond: readonly RequestOfRole[] = [
  { action: 'ssm:GetParameter', resource: theirs.parameter },
  { action: 'ssm:GetParameters', resource: `arn:aws:ssm:${account}:parameter/another-team/key` },
  { action: 'logs:PutLogEvents', resource: theirs.logs },
  { action: 'logs:CreateLogGroup', resource: `arn:aws:logs:${account}:log-group:/anything` },
  { action: 'logs:PutRetentionPolicy', resource: theirs.logs },
  { action: 'cloudwatch:PutMetricData', resource: '*', context: { 'cloudwatch:namespace': 'AWS/EC2' } },
];

describe('the role of the instances', () => {
  const both = roleOf({});
  const narrow = roleOf({ identity: { managedPolicies: false } });
  const unbound = roleOf({ identity: { permissionsBoundary: false } });

  it.each(allowed)('may $action on $resource', (request) => {
    expect([both, narrow, unbound].map((role) => mayDo(request, role))).toEqual([true, true, true]);
  });

  it.each(refused)('may not $action on $resource', (request) => {
    expect([both, narrow, unbound].map((role) => mayDo(request, role))).toEqual([false, false, false]);
  });

  it.each(beyond)('may $action on $resource without the boundary alone', (request) => {
    expect([both, narrow, unbound].map((role) => mayDo(request, role))).toEqual([false, false, true]);
  });

  it('reads parameters below its own name where the managed policies are attached', () => {
    const request = { action: 'ssm:GetParameter', resource: own.parameter };
    expect([both, narrow].map((role) => mayDo(request, role))).toEqual([true, false]);
  });
});
