import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';

export default defineRule({
  id: 'IAM-11',
  title: 'Users have no policies of their own',
  severity: 'low',
  area: 'security',
  resource: ['aws_iam_user_policy', 'aws_iam_user_policy_attachment', 'aws_iam_policy_attachment'],
  why: 'Permissions of single users are lost sight of, and stay when their holder changes jobs.',
  fix: 'Give the policy to a role, or to a group of which the user is a member.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['PR', 'SP'], '7.2.2': ['PR', 'SP'], '7.3.1': ['PR', 'SP'] },
    HIPAA: {
      '164.308(a)(3)(i)': ['SP', 'GR', 'NAG'],
      '164.308(a)(3)(ii)(A)': ['SP', 'GR', 'NAG'],
      '164.308(a)(3)(ii)(B)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(i)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(B)': ['SP', 'GR', 'NAG'],
      '164.308(a)(4)(ii)(C)': ['SP', 'GR', 'NAG'],
      '164.312(a)(1)': ['SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC1.3': ['PR', 'SP'] },
    'CIS-AWS-5.0': { '1.14': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '1.15': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '1.15': ['PR', 'SP'] },
    'AWS-FSBP': { 'IAM.2': ['SH', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2',
  examples: {
    pass: [
      { stack: { resource: { aws_iam_policy_attachment: { app: { roles: ['app'], users: [] } } } } },
      { stack: { resource: { aws_iam_policy_attachment: { app: { groups: ['operators'] } } } } },
    ],
    fail: [
      { user: 'alice' },
      { stack: { resource: { aws_iam_user_policy_attachment: { a: { user: 'alice' } } } } },
      { stack: { resource: { aws_iam_policy_attachment: { app: { users: ['alice'] } } } } },
    ],
    unknown: [{ stack: { resource: { aws_iam_policy_attachment: { app: { users: '${var.users}' } } } } }],
  },
  check: (element) => {
    if (element.type !== 'aws_iam_policy_attachment')
      return fail('user', 'The policy is attached to a single user.');
    const users = element.items('users');
    if (users === undefined) return unknown('users');
    return users.length === 0 ? pass : fail('users', 'The policy is attached to single users.');
  },
});
