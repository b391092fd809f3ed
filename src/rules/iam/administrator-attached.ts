import { defineRule } from '../define-rule.js';
import { attachesNone, attachmentTypes } from './facts/attached-policies.js';

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;

export default defineRule({
  id: 'IAM-7',
  title: "AWS's policy for administrators is not attached",
  severity: 'critical',
  area: 'security',
  resource: attachmentTypes,
  why: 'Whoever gets hold of one credential of that identity owns the account.',
  fix: 'Attach a policy of your own with the actions and resources that are used.',
  controls: {
    HIPAA: {
      '164.308(a)(3)(i)': ['PR'],
      '164.308(a)(3)(ii)(B)': ['PR'],
      '164.308(a)(4)(i)': ['PR'],
      '164.308(a)(4)(ii)(B)': ['PR'],
      '164.308(a)(4)(ii)(C)': ['PR'],
      '164.312(a)(1)': ['PR'],
    },
    SOC2: { 'CC1.3': ['PR'], 'CC6.3': ['PR'] },
    'CIS-AWS-5.0': { '1.15': ['PR'] },
    'CIS-AWS-3.0': { '1.16': ['PR'] },
    'CIS-AWS-1.4': { '1.16': ['PR'] },
  },
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  examples: {
    pass: [
      { policy_arn: arn('AmazonSSMManagedInstanceCore') },
      { policy_arn: 'arn:${data.aws_partition.here.partition}:iam::aws:policy/ReadOnlyAccess' },
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
      { policy_arn: arn('AdministratorAccess') },
      { policy_arn: 'arn:aws-cn:iam::aws:policy/AdministratorAccess' },
      {
        stack: {
          resource: {
            aws_iam_role_policy_attachment: {
              app: {
                policy_arn: 'arn:${data.aws_partition.here.partition}:iam::aws:policy/AdministratorAccess',
              },
            },
          },
          data: { aws_partition: { here: {} } },
        },
      },
      {
        stack: { resource: { aws_iam_role: { app: { managed_policy_arns: [arn('AdministratorAccess')] } } } },
      },
      {
        stack: {
          resource: {
            aws_iam_role_policy_attachment: { app: { policy_arn: '${data.aws_iam_policy.a.arn}' } },
          },
          data: { aws_iam_policy: { a: { name: 'AdministratorAccess' } } },
        },
      },
    ],
    unknown: [
      { policy_arn: '${var.policy}' },
      { policy_arn: 'arn:${data.aws_partition.here.partition}:iam::aws:policy/${var.name}' },
      {
        stack: {
          resource: {
            aws_iam_role: { app: { managed_policy_arns: ['${aws_iam_policy.app.arn}', '${var.more}'] } },
            aws_iam_policy: { app: {} },
          },
        },
      },
    ],
  },
  check: attachesNone((name) => name === 'AdministratorAccess'),
});
