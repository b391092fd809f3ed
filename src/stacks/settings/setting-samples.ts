/** A value for each setting that the tier table leaves open, so that what it decides can be tried where the file does not have it. */
export const settingSamples: Readonly<Record<string, unknown>> = {
  'aws.accountId': '111122223333',
  'network.vpcId': 'vpc-00000000000000001',
  'network.subnetIds': ['subnet-00000000000000001', 'subnet-00000000000000002'],
  'network.loadBalancerSubnetIds': ['subnet-00000000000000003', 'subnet-00000000000000004'],
  'network.databaseSubnetIds': ['subnet-00000000000000005', 'subnet-00000000000000006'],
  'network.vpcTags': { Name: 'shared' },
  'network.subnetTags': { Tier: 'private' },
  'network.loadBalancerSubnetTags': { Tier: 'public' },
  'network.databaseSubnetTags': { Tier: 'database' },
  'network.interfaceEndpoints': ['ssm', 'ssmmessages'],
  'network.s3Buckets': ['another-bucket'],
  'network.egress': 'endpoints',
  'loadBalancer.certificateArn':
    'arn:aws:acm:ap-southeast-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  'loadBalancer.domainName': 'app.example.com',
  'loadBalancer.hostedZoneId': 'Z0123456789ABCDEFGHIJ',
  'loadBalancer.allowedSources': ['10.0.0.0/8'],
  'logs.bucket': 'logs-of-our-own',
  'app.bootScript': '#!/bin/sh\nexit 0\n',
  'compute.amiId': 'ami-00000000000000001',
  'compute.desiredCapacity': 2,
  'database.iamUser': 'app',
  'storage.bucketName': 'another-name',
  'storage.kmsKeyArn': 'arn:aws:kms:ap-southeast-1:111122223333:key/01234567-89ab-cdef-0123-456789abcdef',
};

/** Settings that decide about no resource: where the state is, and who calls AWS. */
export const aboutNoResource: readonly string[] = [
  'tier',
  'aws.profile',
  'aws.roleArn',
  'aws.externalId',
  'backend.',
];
