import { defineRule } from '../define-rule.js';
import { fail, pass } from '../verdict.js';

export default defineRule({
  id: 'IAM-12',
  title: 'People do not sign in as IAM users',
  severity: 'medium',
  area: 'security',
  resource: ['aws_iam_user_login_profile', 'aws_iam_user'],
  why: 'The password of an IAM user stays valid until somebody removes it, even after the employee has left, and it is in the state.',
  fix: 'Let people come through IAM Identity Center, and machines through roles.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp',
  examples: {
    pass: [{ stack: { resource: { aws_iam_user: { mail: { name: 'mail-dev-001' } } } } }],
    fail: [{ user: 'alice' }],
  },
  // A user without a password or key can do nothing: those are what is judged.
  check: ({ type }) =>
    type === 'aws_iam_user_login_profile' ? fail('', 'It is an `aws_iam_user_login_profile`.') : pass,
});
