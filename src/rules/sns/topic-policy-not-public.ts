import { mustNotBePublic } from '../conditions/not-public.js';
import { defineRule } from '../define-rule.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*', ...statement }],
  }),
});

export default defineRule({
  id: 'SNS-3',
  title: 'The policy of a topic lets no stranger in',
  severity: 'high',
  area: 'security',
  resource: ['aws_sns_topic_policy', 'aws_sns_topic'],
  why: 'A principal `*` lets every AWS account subscribe to the messages or send its own.',
  fix: 'Name principals, or tie `*` down with `aws:SourceOwner`, `aws:SourceAccount` or `aws:SourceArn`.',
  controls: {
    'AWS-FSBP': { 'SNS.4': ['SH', 'SP'] },
    'PCI-DSS-4.0.1': { '7.2.1': ['PU'], '7.3.1': ['PU'] },
  },
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
  examples: {
    pass: [
      policy({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      policy({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
      policy({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } } }),
    ],
    fail: [
      policy({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }),
      policy({ Principal: '*' }),
      policy({ Principal: { AWS: ['111122223333', '*'] } }),
    ],
    unknown: [{ policy: '${var.policy}' }, { policy: '{ "Statement": ${var.statements}' }],
  },
  check: mustNotBePublic('policy'),
});
