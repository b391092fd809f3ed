import { IamInstanceProfile } from '@cdktn/provider-aws/lib/iam-instance-profile/index.js';
import { IamRole } from '@cdktn/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktn/provider-aws/lib/iam-role-policy/index.js';
import { IamRolePolicyAttachment } from '@cdktn/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import type { IdentityNames } from './names.js';
import { allow, policyDocument, type Statement } from './policy-document.js';

/** What `InstanceIdentity` needs. */
export interface InstanceIdentityProps {
  readonly names: IdentityNames;
  readonly environment: string;
  /** AWS partition of the region: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** ARN of the one secret that the application reads. */
  readonly secretArn: string;
  /** The one bucket that the application reads and writes. */
  readonly bucketArn: string;
  /** ARN of the key of the bucket, where it has one of its own. */
  readonly bucketKeyArn?: string;
}

/** The role of the instances: Session Manager instead of SSH, the CloudWatch agent, one secret, one bucket. */
export class InstanceIdentity extends Construct {
  readonly profileName: string;

  constructor(scope: Construct, id: string, props: InstanceIdentityProps) {
    super(scope, id);
    const role = new IamRole(this, 'ec2_role', {
      name: props.names.role,
      description: `Role of the application instances of ${props.environment}`,
      assumeRolePolicy: policyDocument([
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } },
      ]),
      tags: { Name: props.names.role },
    });
    const managed = (name: string) => `arn:${props.partition}:iam::aws:policy/${name}`;
    new IamRolePolicyAttachment(this, 'ec2_ssm_policy', {
      role: role.name,
      policyArn: managed('AmazonSSMManagedInstanceCore'),
    });
    new IamRolePolicyAttachment(this, 'ec2_cloudwatch_policy', {
      role: role.name,
      policyArn: managed('CloudWatchAgentServerPolicy'),
    });
    new IamRolePolicy(this, 'read_database_secret', {
      name: 'read-database-secret',
      role: role.id,
      policy: policyDocument([allow(['secretsmanager:GetSecretValue'], props.secretArn)]),
    });
    new IamRolePolicy(this, 'use_bucket', {
      name: 'use-bucket',
      role: role.id,
      policy: policyDocument(bucketStatements(props)),
    });
    this.profileName = new IamInstanceProfile(this, 'instance_profile', {
      name: props.names.instanceProfile,
      role: role.name,
      tags: { Name: props.names.instanceProfile },
    }).name;
  }
}

function bucketStatements({ bucketArn, bucketKeyArn }: InstanceIdentityProps): Statement[] {
  return [
    allow(['s3:ListBucket'], bucketArn),
    allow(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], `${bucketArn}/*`),
    ...(bucketKeyArn === undefined ? [] : [allow(['kms:Decrypt', 'kms:GenerateDataKey'], bucketKeyArn)]),
  ];
}
