import { mustNotBePublic } from '../conditions/not-public.js';
import { defineRule } from '../define-rule.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({ Statement: { Effect: 'Allow', Action: 'kms:*', Resource: '*', ...statement } }),
});

export default defineRule({
  id: 'KMS-3',
  title: 'The policy of a key lets no stranger in',
  severity: 'critical',
  area: 'security',
  resource: ['aws_kms_key', 'aws_kms_key_policy', 'aws_kms_external_key', 'aws_kms_replica_key'],
  why: 'A principal `*` lets every AWS account decrypt what it gets hold of.',
  fix: 'Name principals, or tie `*` down with `kms:CallerAccount` or `aws:PrincipalOrgID`.',
  controls: {
    'AWS-FSBP': { 'KMS.5': ['PR', 'SH', 'SP'] },
    'PCI-DSS-4.0.1': { '3.6.1.3': ['PU'], '7.2.2': ['PU'] },
  },
  docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  examples: {
    pass: [
      policy({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      policy({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }),
      // KMS knows the account of every caller.
      policy({
        Principal: '*',
        Condition: { StringEqualsIfExists: { 'kms:CallerAccount': '111122223333' } },
      }),
      policy({ Effect: 'Deny', Principal: '*' }),
    ],
    fail: [
      policy({ Principal: '*' }),
      policy({ Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      policy({
        Principal: '*',
        Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1234567890' } },
      }),
      policy({ Principal: '*', Condition: { StringNotEquals: { 'kms:CallerAccount': '111122223333' } } }),
      policy({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      {
        stack: {
          data: {
            aws_iam_policy_document: {
              open: {
                statement: [{ actions: ['kms:*'], principals: [{ type: 'AWS', identifiers: ['*'] }] }],
              },
            },
          },
          resource: { aws_kms_key_policy: { open: { policy: '${data.aws_iam_policy_document.open.json}' } } },
        },
      },
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: mustNotBePublic('policy'),
});
