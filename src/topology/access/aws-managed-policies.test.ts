import { expect, it } from 'vitest';
import { awsManagedPolicies, awsPolicyName } from './aws-managed-policies.js';

it('says what each of them allows', () => {
  const told = Object.entries(awsManagedPolicies).flatMap(([name, statements]) =>
    statements.map(({ actions, notActions, resources }) => {
      const what = notActions.length > 0 ? `all but ${notActions.join(' ')}` : actions.join(' ');
      return `${name}: ${what} on ${resources.join(' ')}`;
    }),
  );
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "AdministratorAccess: * on *
    PowerUserAccess: all but iam:* organizations:* account:* on *
    AmazonS3FullAccess: s3:* s3-object-lambda:* on *
    AmazonS3ReadOnlyAccess: s3:Get* s3:List* s3:Describe* on *
    SecretsManagerReadWrite: secretsmanager:* kms:DescribeKey kms:ListAliases kms:ListKeys on *
    AmazonSSMManagedInstanceCore: ssm:GetParameter ssm:GetParameters ssm:GetDocument ssmmessages:* ec2messages:* on *
    CloudWatchAgentServerPolicy: cloudwatch:PutMetricData ec2:DescribeVolumes ec2:DescribeTags logs:PutLogEvents on *
    CloudWatchAgentServerPolicy: logs:CreateLogStream logs:CreateLogGroup logs:PutRetentionPolicy on *
    CloudWatchAgentServerPolicy: ssm:GetParameter on arn:*:ssm:*:*:parameter/AmazonCloudWatch-*
    AWSLambdaBasicExecutionRole: logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on *
    AWSLambdaVPCAccessExecutionRole: logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on *"
  `);
});

it.each([
  ['arn:aws:iam::aws:policy/AdministratorAccess', 'AdministratorAccess'],
  ['arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', 'AWSLambdaBasicExecutionRole'],
  ['arn:aws:iam::123456789012:policy/AdministratorAccess', undefined],
])('the name in %s is %s', (arn, name) => {
  expect(awsPolicyName(arn)).toBe(name);
});
