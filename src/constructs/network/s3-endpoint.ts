import type { RouteTable } from '@cdktn/provider-aws/lib/route-table/index.js';
import type { Vpc } from '@cdktn/provider-aws/lib/vpc/index.js';
import { VpcEndpoint } from '@cdktn/provider-aws/lib/vpc-endpoint/index.js';
import type { Construct } from 'constructs';
import { policyDocument, type Statement } from '../identity/policy-document.js';
import { partitionOf } from '../partition.js';
import { endpointServiceName } from './endpoint-service-name.js';
import type { NetworkInput } from './network-parts.js';

const bucketActions = [
  ...['GetObject', 'GetObjectTagging', 'GetObjectVersion', 'PutObject', 'PutObjectTagging', 'DeleteObject'],
  ...['AbortMultipartUpload', 'ListMultipartUploadParts'],
  ...['ListBucket', 'ListBucketVersions', 'ListBucketMultipartUploads', 'GetBucketLocation'],
].map((action) => `s3:${action}`);

/** The gateway endpoint of S3, which costs nothing: the bucket of the environment, those that the file names, the artifact, and what AWS keeps for its own tools. */
export function makeS3Endpoint(
  scope: Construct,
  input: NetworkInput,
  { vpc, tables }: { readonly vpc: Vpc; readonly tables: readonly RouteTable[] },
): VpcEndpoint {
  const { names, region } = input;
  return new VpcEndpoint(scope, 's3', {
    vpcId: vpc.id,
    serviceName: endpointServiceName(region, 's3'),
    vpcEndpointType: 'Gateway',
    routeTableIds: tables.map(({ id }) => id),
    policy: policyDocument(s3Statements(input, vpc.ownerId)),
    tags: { Name: `${names.vpc}-s3` },
  });
}

function s3Statements(
  { settings, region, bucketName, artifact }: NetworkInput,
  accountId: string,
): readonly Statement[] {
  const partition = partitionOf(region);
  const arn = (name: string) => `arn:${partition}:s3:::${name}`;
  const buckets = [bucketName, ...(settings.s3Buckets ?? [])].map(arn);
  const byOwnAccount = { StringEquals: { 'aws:PrincipalAccount': accountId } };
  return [
    {
      Sid: 'OwnBuckets',
      Effect: 'Allow',
      Principal: '*',
      Action: bucketActions,
      Resource: [...buckets, ...buckets.map((bucket) => `${bucket}/*`)],
      Condition: byOwnAccount,
    },
    ...(artifact === undefined
      ? []
      : [
          {
            Sid: 'Artifact',
            Effect: 'Allow' as const,
            Principal: '*',
            Action: ['s3:GetObjectVersion'],
            Resource: arn(`${artifact.bucket}/${artifact.key}`),
            Condition: byOwnAccount,
          },
        ]),
    {
      // Requests for packages carry no signature, so nothing is known of who asks.
      Sid: 'BucketsOfAws',
      Effect: 'Allow',
      Principal: '*',
      Action: ['s3:GetObject'],
      Resource: awsBuckets(region).map((bucket) => arn(`${bucket}/*`)),
    },
  ];
}

/**
 * Buckets of AWS that instances read: packages of Amazon Linux 2023, and what the agents of Systems Manager and CloudWatch load.
 * Sources: https://docs.aws.amazon.com/linux/al2023/ug/managing-repos-os-updates.html and
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-minimum-s3-permissions.html
 */
export function awsBuckets(region: string): readonly string[] {
  return [
    `al2023-repos-${region}-de612dc2`,
    `amazoncloudwatch-agent-${region}`,
    `amazon-ssm-${region}`,
    `amazon-ssm-packages-${region}`,
    `aws-ssm-${region}`,
    `aws-ssm-document-attachments-${region}`,
    `patch-baseline-snapshot-${region}`,
    `${region}-birdwatcher-prod`,
  ];
}
