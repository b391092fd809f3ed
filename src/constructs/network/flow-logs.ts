import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { FlowLog } from '@cdktn/provider-aws/lib/flow-log/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktn/provider-aws/lib/iam-role-policy/index.js';
import { KmsAlias } from '@cdktn/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktn/provider-aws/lib/kms-key/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import type { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { partitionOf } from '../partition.js';
import type { NetworkInput } from './network-parts.js';

/** Every connection of the VPC, recorded by the minute in a log group with a key of its own. */
export function makeFlowLogs(scope: Construct, input: NetworkInput, vpc: Vpc): void {
  const { settings, names, region } = input;
  const partition = partitionOf(region);
  const groupArn = `arn:${partition}:logs:${region}:${vpc.ownerId}:log-group:${names.flowLogGroup}`;
  const key = makeKey(scope, input, { accountId: vpc.ownerId, groupArn });
  const group = new CloudwatchLogGroup(scope, 'flow_logs', {
    name: names.flowLogGroup,
    retentionInDays: settings.flowLogRetentionDays,
    kmsKeyId: key.arn,
    tags: { Name: names.flowLogGroup },
  });
  const role = new IamRole(scope, 'flow_logs_role', {
    name: names.flowLogRole,
    description: `Lets VPC flow logs write to ${names.flowLogGroup}`,
    assumeRolePolicy: policyDocument([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
        // Nobody else's flow logs, whatever account they are in: the service is the same for all.
        Condition: {
          StringEquals: { 'aws:SourceAccount': vpc.ownerId },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:ec2:${region}:${vpc.ownerId}:vpc-flow-log/*` },
        },
      },
    ]),
    tags: { Name: names.flowLogRole },
  });
  const write = new IamRolePolicy(scope, 'write_flow_logs', {
    name: 'write-flow-logs',
    role: role.id,
    policy: policyDocument([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        Resource: [groupArn, `${groupArn}:*`],
      },
    ]),
  });
  new FlowLog(scope, 'flow_log', {
    vpcId: vpc.id,
    trafficType: 'ALL',
    maxAggregationInterval: 60,
    logDestinationType: 'cloud-watch-logs',
    logDestination: group.arn,
    iamRoleArn: role.arn,
    tags: { Name: names.flowLogGroup },
    dependsOn: [write],
  });
}

/** A key that CloudWatch Logs uses for this one log group, and administrators of the account manage. */
function makeKey(
  scope: Construct,
  { names, region }: NetworkInput,
  { accountId, groupArn }: { readonly accountId: string; readonly groupArn: string },
): KmsKey {
  const partition = partitionOf(region);
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const key = new KmsKey(scope, 'flow_logs_key', {
    description: `Encrypts the log group ${names.flowLogGroup}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: policyDocument([
      {
        Sid: 'Administration',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'CloudWatchLogs',
        Effect: 'Allow',
        Principal: { Service: `logs.${region}.${suffix}` },
        Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        Resource: '*',
        Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': groupArn } },
      },
    ]),
    tags: { Name: names.flowLogKeyAlias },
  });
  new KmsAlias(scope, 'flow_logs_key_alias', { name: names.flowLogKeyAlias, targetKeyId: key.keyId });
  return key;
}
