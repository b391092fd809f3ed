import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';

/** What puts lines into a log, or takes some away. */
const writing = [
  'logs:PutLogEvents',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:PutRetentionPolicy',
];

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'logs:PutLogEvents', Resource: '*', ...statement }],
  }),
});

export default defineRule({
  id: 'IAM-18',
  title: 'Policies write into the logs of their own application only',
  severity: 'low',
  area: 'audit',
  precision: 'high',
  impliedBy: ['IAM-1', 'IAM-2'],
  resource: identityPolicyTypes,
  why: 'One instance that is broken into then writes lines into the logs of every other application, and no log of the account can be believed any more.',
  fix: 'Name the log groups as `Resource`, `${aws_cloudwatch_log_group.….arn}:*` or `arn:aws:logs:*:*:log-group:/shop/*`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-identity-based-access-control-cwl.html',
  examples: {
    pass: [
      policy({ Resource: '${aws_cloudwatch_log_group.app.arn}:*' }),
      policy({ Resource: 'arn:aws:logs:*:*:log-group:/shop/*' }),
      policy({ Action: 'logs:DescribeLogGroups' }),
      policy({ Condition: { StringEquals: { 'aws:ResourceTag/App': 'shop' } } }),
    ],
    fail: [
      policy({}),
      policy({ Action: ['logs:Put*'], Resource: 'arn:aws:logs:*:*:*' }),
      policy({ Resource: 'arn:aws:logs:ap-southeast-1:111122223333:log-group:*' }),
      policy({ Action: 'logs:DeleteLogStream', Resource: ['arn:aws:logs:*:*:log-group:*:*'] }),
    ],
    unknown: [{ policy: '${var.policy}' }, policy({ Resource: '${var.log_group}' })],
  },
  check: eachAllowed((statement) => ({
    fault: all(
      isAbout(statement, writing),
      untied(statement, { isKey: (key) => /^(?:aws|logs):resourcetag\//.test(key) }),
      reachesEverything(statement),
    ),
    message: 'A statement writes into every log group.',
  })),
});
