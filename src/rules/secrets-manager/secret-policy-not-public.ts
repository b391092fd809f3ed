import { mustNotBePublic } from '../conditions/not-public.js';
import { defineRule } from '../define-rule.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] }),
});

export default defineRule({
  id: 'SECRET-5',
  title: 'The policy of a secret lets no stranger in',
  severity: 'critical',
  area: 'security',
  resource: ['aws_secretsmanager_secret_policy', 'aws_secretsmanager_secret'],
  why: 'A principal `*` lets every AWS account read the value, if the key of the secret allows it.',
  fix: 'Name principals, or tie `*` down with `aws:PrincipalOrgID` or `aws:SourceAccount`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  examples: {
    pass: [
      policy({
        Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
        Action: 'secretsmanager:*',
        Resource: '*',
      }),
      policy({
        Principal: '*',
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } },
      }),
    ],
    fail: [
      policy({ Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }),
      policy({ Principal: { AWS: ['*'] }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }),
      policy({
        Principal: '*',
        Action: 'secretsmanager:GetSecretValue',
        Resource: '*',
        Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } },
      }),
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: mustNotBePublic('policy'),
});
