import { defineRule } from '../define-rule.js';
import { fail, pass } from '../verdict.js';

export default defineRule({
  id: 'IAM-13',
  title: 'No access keys are made',
  severity: 'high',
  area: 'security',
  resource: ['aws_iam_access_key', 'aws_iam_user'],
  why: 'The secret half of the key is in the state for everybody who can read it, and the key works until somebody removes it.',
  fix: 'Use a role: an instance profile, `AssumeRole`, or OIDC for pipelines.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-workloads-use-roles',
  examples: {
    pass: [{ stack: { resource: { aws_iam_user: { mail: { name: 'mail-dev-001' } } } } }],
    fail: [{ user: 'deploy' }, { user: 'deploy', pgp_key: 'keybase:somebody' }],
  },
  check: ({ type }) => (type === 'aws_iam_access_key' ? fail('', 'It is an `aws_iam_access_key`.') : pass),
});
