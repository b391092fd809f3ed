import type { Statement } from '../identity/policy-document.js';
import type { EndpointService } from './settings.js';

/** Where an endpoint stands. */
interface Place {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

type Policy = (place: Place) => readonly Statement[];

/**
 * What passes the endpoint of each service: what agents and application of an instance call, by roles of the account alone. Actions that know no
 * resource stand with all of them.
 * Sources: the managed policies AmazonSSMManagedInstanceCore and CloudWatchAgentServerPolicy, and
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 */
export const endpointPolicies: Readonly<Record<EndpointService, Policy>> = {
  ssm: calls('ssm', [
    ...['UpdateInstanceInformation', 'ListAssociations', 'ListInstanceAssociations', 'DescribeAssociation'],
    ...['UpdateAssociationStatus', 'UpdateInstanceAssociationStatus', 'DescribeDocument', 'GetDocument'],
    ...['GetManifest', 'GetDeployablePatchSnapshotForInstance', 'PutInventory', 'PutComplianceItems'],
    ...['PutConfigurePackageResult', 'GetParameter', 'GetParameters', 'GetParametersByPath'],
  ]),
  ssmmessages: calls('ssmmessages', [
    ...['CreateControlChannel', 'CreateDataChannel', 'OpenControlChannel', 'OpenDataChannel'],
  ]),
  ec2messages: calls('ec2messages', [
    ...['AcknowledgeMessage', 'DeleteMessage', 'FailMessage', 'GetEndpoint', 'GetMessages', 'SendReply'],
  ]),
  secretsmanager: calls(
    'secretsmanager',
    ['GetSecretValue', 'DescribeSecret'],
    ({ partition, region, accountId }) => `arn:${partition}:secretsmanager:${region}:${accountId}:secret:*`,
  ),
  logs: calls(
    'logs',
    [
      ...['CreateLogGroup', 'CreateLogStream', 'PutLogEvents', 'PutRetentionPolicy'],
      ...['DescribeLogGroups', 'DescribeLogStreams'],
    ],
    ({ partition, region, accountId }) => `arn:${partition}:logs:${region}:${accountId}:*`,
  ),
  monitoring: calls('cloudwatch', ['PutMetricData']),
  ec2: calls('ec2', ['DescribeTags', 'DescribeInstances', 'DescribeVolumes']),
  kms: calls(
    'kms',
    ['Decrypt', 'Encrypt', 'GenerateDataKey', 'DescribeKey'],
    ({ partition, region, accountId }) => `arn:${partition}:kms:${region}:${accountId}:key/*`,
  ),
  sts: calls('sts', ['GetCallerIdentity', 'AssumeRole', 'AssumeRoleWithWebIdentity']),
};

function calls(
  service: string,
  actions: readonly string[],
  resource: (place: Place) => string = () => '*',
): Policy {
  return (place) => [
    {
      Sid: 'OwnAccount',
      Effect: 'Allow',
      Principal: '*',
      Action: actions.map((action) => `${service}:${action}`),
      Resource: resource(place),
      Condition: { StringEquals: { 'aws:PrincipalAccount': place.accountId } },
    },
  ];
}
