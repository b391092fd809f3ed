/** What moto refuses by itself, as AWS does: seen in its source, and not written a second time. */
export const refusedByMoto: Readonly<Record<string, string>> = {
  'autoscaling:CreateAutoScalingGroup': 'subnets that are not there, zones that are not those of the subnets',
  'ec2:AuthorizeSecurityGroupEgress': 'a CIDR that is none, a rule that is there already, too many rules',
  'ec2:AuthorizeSecurityGroupIngress': 'a CIDR that is none, a rule that is there already, too many rules',
  'ec2:CreateLaunchTemplate': 'a name that is taken',
  'ec2:CreateSecurityGroup': 'a name that is taken in the VPC',
  'ec2:CreateTags': 'more than 50 tags',
  'elbv2:CreateListener': 'a load balancer or target group that is not there',
  'elbv2:CreateTargetGroup':
    'a name that is too long, taken, or has other characters; a VPC that is not there; a timeout that is not below the interval',
  'elbv2:DeleteTargetGroup': 'a group that a listener still forwards to',
  'elbv2:ModifyTargetGroupAttributes': 'stickiness and delays out of their bounds',
  'iam:AddRoleToInstanceProfile': 'a second role',
  'iam:AttachRolePolicy': 'a policy that is not there',
  'iam:DeleteInstanceProfile': 'a profile with a role',
  'iam:DeleteRole': 'a role with policies, or in a profile',
  'iam:PutRolePolicy': 'a document that is no policy: actions, resources, ARNs',
  'rds:CreateDBInstance':
    'an identifier that is none, groups that are not there, overlapping windows, a storage limit below the storage, monitoring without its role',
  'rds:DeleteDBInstance': 'an instance with deletion protection, a final snapshot whose name is taken',
  'rds:ModifyDBInstance': 'an instance or parameter group that is not there, overlapping windows',
  's3:CreateBucket': 'a name that is taken, in this or another account; a region that is not the one asked',
  's3:DeleteBucket': 'a bucket with objects or versions in it',
  'secretsmanager:CreateSecret': 'a name that is taken',
  'secretsmanager:GetSecretValue': 'a secret without a value, or scheduled for deletion',
};

/** What no emulator can know. */
export const knownToAwsAlone: readonly (readonly [string, string])[] = [
  [
    'IAM',
    'permissions, also of the role that RDS or Auto Scaling takes; service control policies; permissions boundaries',
  ],
  ['KMS', 'key policies and grants: whether RDS, S3, logs or Auto Scaling may use a key'],
  ['EC2', 'quotas, capacity in a zone, types offered in it, AMIs of others, whether the instance boots'],
  [
    'Elastic Load Balancing',
    'quotas, free addresses in a subnet, whether a target is healthy, keys of certificates',
  ],
  ['ACM', 'whether a certificate is validated and not expired'],
  [
    'RDS',
    'quotas, versions and classes newer than the table or not offered in a region, values of parameters, capacity of a class, free addresses',
  ],
  ['S3', 'names of buckets that strangers have'],
  ['Secrets Manager', 'resource policies, rotation, replication'],
  ['all of them', 'throttling, times, how long a change is seen by all readers'],
];
