import { AutoScalingClient, UpdateAutoScalingGroupCommand } from '@aws-sdk/client-auto-scaling';
import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { ModifyDBInstanceCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  DeleteBucketEncryptionCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';

/** Changes of the deployed `dev-001` that somebody makes behind Terraform's back, by what they do. */
export function changesOutside(endpoint: string): Readonly<Record<string, () => Promise<unknown>>> {
  const config = {
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  };
  return {
    ...ofGroups(new EC2Client(config)),
    ...ofBucket(new S3Client({ ...config, forcePathStyle: true })),
    ...ofLoadBalancer(new ElasticLoadBalancingV2Client(config)),
    'scales the group': () =>
      new AutoScalingClient(config).send(
        new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: 'asg-dev-001', DesiredCapacity: 2 }),
      ),
    'gives the role a policy': () =>
      new IAMClient(config).send(
        new PutRolePolicyCommand({
          RoleName: 'ec2-role-dev-001',
          PolicyName: 'debug',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          }),
        }),
      ),
    'keeps backups for a day': () =>
      new RDSClient(config).send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier: 'postgres-dev-001',
          BackupRetentionPeriod: 1,
          ApplyImmediately: true,
        }),
      ),
  };
}

function ofGroups(ec2: EC2Client) {
  const group = async (name: string) => {
    const Filters = [{ Name: 'group-name', Values: [`${name}-dev-001`] }];
    const answer = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
    return answer.SecurityGroups?.[0]?.GroupId;
  };
  const rule = (port: number, cidr: string) => [
    { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [{ CidrIp: cidr, Description: 'added' }] },
  ];
  return {
    'opens the database to the world': async () =>
      ec2.send(
        new AuthorizeSecurityGroupIngressCommand({
          GroupId: await group('db-sg'),
          IpPermissions: rule(5432, '0.0.0.0/0'),
        }),
      ),
    'adds a rule that nobody minds': async () =>
      ec2.send(
        new AuthorizeSecurityGroupEgressCommand({
          GroupId: await group('app-sg'),
          IpPermissions: rule(443, '10.1.0.0/16'),
        }),
      ),
    'deletes a rule': async () =>
      ec2.send(
        new RevokeSecurityGroupIngressCommand({
          GroupId: await group('alb-sg'),
          IpPermissions: rule(80, '0.0.0.0/0'),
        }),
      ),
    'starts larger instances': async () => {
      const LaunchTemplateName = 'lt-dev-001';
      const versions = await ec2.send(new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateName }));
      const { LaunchTemplateData } = versions.LaunchTemplateVersions?.[0] ?? {};
      return ec2.send(
        new CreateLaunchTemplateVersionCommand({
          LaunchTemplateName,
          LaunchTemplateData: JSON.parse(JSON.stringify({ ...LaunchTemplateData, InstanceType: 'm5.large' })),
        }),
      );
    },
  };
}

function ofBucket(s3: S3Client) {
  const Bucket = 'app-data-dev-001';
  return {
    'retags the bucket': () =>
      s3.send(
        new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: [{ Key: 'Project', Value: 'other' }] } }),
      ),
    'stops versioning': () =>
      s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Suspended' } })),
    'lets the bucket be public': () =>
      s3.send(
        new PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: false,
            IgnorePublicAcls: false,
            BlockPublicPolicy: false,
            RestrictPublicBuckets: false,
          },
        }),
      ),
    'deletes the encryption': () => s3.send(new DeleteBucketEncryptionCommand({ Bucket })),
  };
}

function ofLoadBalancer(elb: ElasticLoadBalancingV2Client) {
  return {
    'lets the load balancer be deleted': async () => {
      const answer = await elb.send(new DescribeLoadBalancersCommand({ Names: ['alb-dev-001'] }));
      return elb.send(
        new ModifyLoadBalancerAttributesCommand({
          LoadBalancerArn: answer.LoadBalancers?.[0]?.LoadBalancerArn,
          Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }],
        }),
      );
    },
    'checks another path': async () => {
      const answer = await elb.send(new DescribeTargetGroupsCommand({ Names: ['tg-dev-001'] }));
      return elb.send(
        new ModifyTargetGroupCommand({
          TargetGroupArn: answer.TargetGroups?.[0]?.TargetGroupArn,
          HealthCheckPath: '/status',
        }),
      );
    },
  };
}
