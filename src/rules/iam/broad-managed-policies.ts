import { defineRule } from '../define-rule.js';
import { attachesNone, attachmentTypes } from './facts/attached-policies.js';

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

/** Others than those for whole services that give far more than their name says. */
const broad = ['PowerUserAccess', 'ReadOnlyAccess', 'AmazonEC2RoleforSSM'];

export default defineRule({
  id: 'IAM-16',
  title: "AWS's policies for whole services are not attached",
  severity: 'medium',
  area: 'security',
  impliedBy: ['IAM-7'],
  resource: attachmentTypes,
  why: 'They are written for any use of a service, not for this one: deletion, other people’s data and changes of permissions are in them.',
  fix: 'Attach a policy of your own with the actions and resources that are used.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  examples: {
    pass: [
      { policy_arn: arn('AmazonSSMManagedInstanceCore') },
      {
        stack: {
          resource: {
            aws_iam_role_policy_attachment: { app: { policy_arn: '${aws_iam_policy.app.arn}' } },
            aws_iam_policy: { app: {} },
          },
        },
      },
      {
        stack: {
          resource: { aws_iam_role: { app: { managed_policy_arns: [arn('CloudWatchAgentServerPolicy')] } } },
        },
      },
    ],
    fail: [
      { policy_arn: arn('AmazonS3FullAccess') },
      { policy_arn: arn('IAMFullAccess') },
      { stack: { resource: { aws_iam_role: { app: { managed_policy_arns: [arn('PowerUserAccess')] } } } } },
    ],
    unknown: [{ policy_arn: '${var.policy}' }],
  },
  check: attachesNone((name) => name.endsWith('FullAccess') || broad.includes(name)),
});
