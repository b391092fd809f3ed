import { all } from '../conditions/certainty.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { reachesEverything } from '../facts/reaches-everything.js';
import { untied } from '../facts/ties.js';
import { eachAllowed } from './facts/each-allowed.js';
import { identityPolicyTypes } from './facts/identity-policies.js';

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
  precision: 'high',
  impliedBy: ['IAM-1'],
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
      policy({ Condition: { StringNotEquals: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' } } }),
      policy({ Condition: { StringLike: { 'kms:ViaService': '*' } } }),
    ],
    unknown: [{ policy: '${var.policy}' }],
  },
  check: eachAllowed((statement) => ({
    fault: all(
      isAbout(statement, ['kms:Decrypt', 'kms:ReEncryptFrom']),
      untied(statement, { isKey: isOfKey }),
      reachesEverything(statement),
    ),
    message: 'A statement decrypts with every key.',
  })),
});

/** Who asks, through what and for what; tags of the key say which one. */
function isOfKey(key: string): boolean {
  return (key.startsWith('kms:') && key !== 'kms:calleraccount') || key.startsWith('aws:resourcetag/');
}
