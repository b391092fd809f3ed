import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'cloudwatch:PutMetricData', Resource: '*', ...statement }],
  }),
});

export default defineRule({
  id: 'IAM-17',
  title: 'Policies write metrics of named namespaces',
  severity: 'low',
  area: 'security',
  precision: 'high',
  impliedBy: ['IAM-1', 'IAM-2'],
  resource: identityPolicyTypes,
  why: 'PutMetricData knows no resource: without a condition one instance writes the numbers that the alarms of every other application watch, and hides what it does.',
  fix: 'Narrow the statement by `cloudwatch:namespace`, `CWAgent` for the agent of CloudWatch.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html',
  examples: {
    pass: [
      policy({ Condition: { StringEquals: { 'cloudwatch:namespace': 'CWAgent' } } }),
      policy({ Condition: { StringLike: { 'cloudwatch:namespace': ['shop/*'] } } }),
      policy({ Action: 'cloudwatch:GetMetricData' }),
      policy({ Effect: 'Deny' }),
    ],
    fail: [
      policy({}),
      policy({ Action: ['cloudwatch:Put*'] }),
      policy({ Condition: { StringEquals: { 'cloudwatch:namespace': '*' } } }),
      policy({ Condition: { StringNotEquals: { 'cloudwatch:namespace': 'CWAgent' } } }),
      policy({ Condition: { StringEqualsIfExists: { 'cloudwatch:namespace': 'CWAgent' } } }),
    ],
    unknown: [
      { policy: '${var.policy}' },
      policy({ Condition: { StringEquals: { 'cloudwatch:namespace': '${var.namespace}' } } }),
    ],
  },
  check: eachAllowed((statement) => ({
    fault: all(
      isAbout(statement, ['cloudwatch:PutMetricData']),
      untied(statement, { isKey: (key) => key === 'cloudwatch:namespace' }),
    ),
    message: 'A statement writes metrics of every namespace.',
  })),
});
