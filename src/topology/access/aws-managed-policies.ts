import type { PolicyStatement } from '../../model/policy-statements.js';

const bare = { notActions: [], notResources: [], principals: [], notPrincipals: [], conditions: [] };

function allows(actions: readonly string[], resources: readonly string[] = ['*']): PolicyStatement {
  return { ...bare, effect: 'Allow', actions, resources };
}

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * What some managed policies of AWS allow, as far as it is about reading data; of all others nobody here knows.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const awsManagedPolicies: Readonly<Record<string, readonly PolicyStatement[]>> = {
  AdministratorAccess: [allows(['*'])],
  PowerUserAccess: [{ ...allows([]), notActions: ['iam:*', 'organizations:*', 'account:*'] }],
  AmazonS3FullAccess: [allows(['s3:*', 's3-object-lambda:*'])],
  AmazonS3ReadOnlyAccess: [allows(['s3:Get*', 's3:List*', 's3:Describe*'])],
  SecretsManagerReadWrite: [
    allows(['secretsmanager:*', 'kms:DescribeKey', 'kms:ListAliases', 'kms:ListKeys']),
  ],
  AmazonSSMManagedInstanceCore: [
    allows(['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetDocument', 'ssmmessages:*', 'ec2messages:*']),
  ],
  CloudWatchAgentServerPolicy: [
    allows(['cloudwatch:PutMetricData', 'ec2:DescribeVolumes', 'ec2:DescribeTags', 'logs:PutLogEvents']),
    allows(['logs:CreateLogStream', 'logs:CreateLogGroup', 'logs:PutRetentionPolicy']),
    allows(['ssm:GetParameter'], ['arn:*:ssm:*:*:parameter/AmazonCloudWatch-*']),
  ],
  AWSLambdaBasicExecutionRole: [allows(logs)],
  AWSLambdaVPCAccessExecutionRole: [allows(logs)],
};

/** The name in the ARN of a managed policy of AWS; undefined for other ARNs. */
export function awsPolicyName(arn: string): string | undefined {
  return /^arn:[^:]+:iam::aws:policy\/(?:[\w-]+\/)*([\w-]+)$/.exec(arn)?.[1];
}
