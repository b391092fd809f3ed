import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import { FlowLog } from '@cdktn/provider-aws/lib/flow-log/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktn/provider-aws/lib/iam-role-policy/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import type { Construct } from 'constructs';
import { policyDocument } from '../identity/policy-document.js';
import { partitionOf } from '../partition.js';
import type { NetworkInput } from './network-parts.js';

/** Every connection of the VPC, recorded by the minute in a log group with the key of the logs. */
export function makeFlowLogs(scope: Construct, input: NetworkInput, vpc: Vpc): void {
  const { settings, names, region, logKeyArn } = input;
  const partition = partitionOf(region);
  const groupArn = `arn:${partition}:logs:${region}:${vpc.ownerId}:log-group:${names.flowLogGroup}`;
  const group = new CloudwatchLogGroup(scope, 'flow_logs', {
    name: names.flowLogGroup,
    retentionInDays: settings.flowLogRetentionDays,
    ...(logKeyArn === undefined ? {} : { kmsKeyId: logKeyArn }),
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
