import { all, certain } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { matchesAny } from '../facts/matches-action.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';
import { reachesEverything } from './facts/reaches-everything.js';

const policy = (statement: object) => ({
  policy: JSON.stringify({
    Statement: { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', ...statement },
  }),
});

export default defineRule({
  id: 'IAM-4',
  title: 'No policy decrypts with every key',
  severity: 'medium',
  area: 'security',
  resource: identityPolicyTypes,
  why: 'The key is the second lock on data; whoever may decrypt with every key has only the first one left before them.',
  fix: 'Name the key, or narrow the statement by `kms:ViaService`.',
  controls: {
    'PCI-DSS-4.0.1': { '3.6.1.3': ['PR', 'SP'], '7.2.1': ['PR', 'SP'], '7.2.2': ['PR', 'SP'] },
    HIPAA: { '164.312(a)(2)(iv)': ['SP'] },
    'AWS-FSBP': { 'KMS.1': ['SH', 'SP'], 'KMS.2': ['SH', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-1',
  examples: {
    pass: [
      policy({ Resource: '${aws_kms_key.data.arn}' }),
      policy({ Action: 'kms:Encrypt' }),
      policy({ Condition: { StringEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' } } }),
    ],
    fail: [
      policy({}),
      policy({ Action: 'kms:*', Resource: 'arn:aws:kms:*:111122223333:key/*' }),
      policy({ Action: ['kms:ReEncrypt*'] }),
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: eachAllowed((statement) => {
    const narrowed = statement.conditions.some(({ key }) => key.toLowerCase().startsWith('kms:'));
    const decrypts = matchesAny(statement.actions, ['kms:Decrypt', 'kms:ReEncryptFrom']);
    return {
      fault: all(certain(decrypts && !narrowed), reachesEverything(statement)),
      message: 'A statement decrypts with every key.',
    };
  }),
});
