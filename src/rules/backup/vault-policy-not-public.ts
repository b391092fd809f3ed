import { mustNotBePublic } from '../conditions/not-public.js';
import { defineRule } from '../define-rule.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 'backup:CopyIntoBackupVault', Resource: '*', ...statement }],
  }),
});

export default defineRule({
  id: 'BACKUP-4',
  title: 'The policy of a backup vault lets no stranger in',
  severity: 'high',
  area: 'security',
  resource: 'aws_backup_vault_policy',
  why: 'A backup is the whole of the data; a principal `*` lets every AWS account have a part in it.',
  fix: 'Name principals, or tie `*` down with `aws:PrincipalOrgID`.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html',
  examples: {
    pass: [
      policy({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      policy({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }),
    ],
    fail: [policy({ Principal: '*' })],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: mustNotBePublic('policy'),
});
