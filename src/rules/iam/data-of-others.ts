import type { PolicyStatement } from '../../model/policy-statements.js';
import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { notDenied } from './facts/not-denied.js';

/** Read, write or delete data: what no identity needs for the data of everybody else in the account. */
const data = [
  'secretsmanager:GetSecretValue',
  'secretsmanager:PutSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  'dynamodb:GetItem',
  'dynamodb:Scan',
  'dynamodb:Query',
  'rds-db:connect',
  'sqs:ReceiveMessage',
];

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*', ...statement }],
  }),
});

export default defineRule({
  id: 'IAM-3',
  title: 'Policies reach the secrets and data of their own application only',
  severity: 'high',
  area: 'security',
  precision: 'high',
  impliedBy: ['IAM-1'],
  resource: identityPolicyTypes,
  why: 'One instance that is broken into then reads the passwords and objects of every other application in the account.',
  fix: 'Name the one secret and the one bucket as `Resource`: `aws_secretsmanager_secret.….arn`, `aws_s3_bucket.….arn` and its `/*`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  examples: {
    pass: [
      policy({ Resource: '${aws_secretsmanager_secret.db.arn}' }),
      policy({ Action: 's3:GetObject', Resource: '${aws_s3_bucket.data.arn}/*' }),
      policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::app-data-dev-001/*' }),
      policy({
        Resource: 'arn:aws:secretsmanager:ap-southeast-1:111122223333:secret:rds-password-dev-001-*',
      }),
      policy({ Action: 'ec2:DescribeInstances' }),
      // Attribute-based access control: https://docs.aws.amazon.com/IAM/latest/UserGuide/introduction_attribute-based-access-control.html
      policy({
        Condition: { StringEquals: { 'secretsmanager:ResourceTag/App': '$${aws:PrincipalTag/App}' } },
      }),
      policy({ Condition: { 'ForAnyValue:StringLike': { 'aws:ResourceTag/team': ['payments-*'] } } }),
    ],
    fail: [
      policy({}),
      policy({ Action: 'secretsmanager:Get*' }),
      policy({ Resource: 'arn:aws:secretsmanager:*:*:secret:*' }),
      policy({ Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::*'] }),
      policy({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::*/*' }),
      policy({ Action: 's3:ListBucket', Resource: undefined, NotResource: 'arn:aws:s3:::logs' }),
      policy({ Condition: { StringNotEquals: { 'secretsmanager:ResourceTag/App': 'web' } } }),
      policy({ Condition: { StringEqualsIfExists: { 'secretsmanager:ResourceTag/App': 'web' } } }),
      policy({ Condition: { StringLike: { 'secretsmanager:ResourceTag/App': '*' } } }),
      policy({ Condition: { StringEquals: { 'aws:PrincipalTag/App': 'web' } } }),
    ],
    unknown: [
      { policy: '${var.policy}' },
      policy({ Resource: '${var.secret_arn}' }),
      policy({ Action: '${var.action}' }),
    ],
  },
  check: eachAllowed((statement, policy) => ({
    fault: all(
      isAbout(statement, notDenied(data, policy)),
      untied(statement, { isKey: isOfData }),
      reachesEverything(statement),
    ),
    message: `A statement reaches the data of everybody${named(statement)}.`,
  })),
});

/** Which of the actions it is, as far as they stand there as they are called. */
function named({ actions }: PolicyStatement): string {
  const found = data.filter((action) => actions.some((one) => one.toLowerCase() === action.toLowerCase()));
  return found.length === 0 ? '' : ` (\`${found.join('`, `')}\`)`;
}

/** Tags and names of what is reached, and the rows of a table. */
function isOfData(key: string): boolean {
  return (
    /^[\w-]+:(?:resourcetag|existingobjecttag)\//.test(key) ||
    ['secretsmanager:name', 'secretsmanager:secretid', 'dynamodb:leadingkeys'].includes(key)
  );
}
