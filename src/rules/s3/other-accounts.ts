import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { hasEffect } from '../facts/statement-parts.js';
import { notApplicable } from '../verdict.js';
import { judgePolicies } from './facts/judge-policies.js';
import { ofBucket } from './facts/of-bucket.js';

/** What takes a bucket out of its owner's hands. */
const control = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketPolicy',
  's3:PutEncryptionConfiguration',
  's3:PutObjectAcl',
];

const policy = (statement: object) =>
  ofBucket({
    aws_s3_bucket_policy: {
      policy: JSON.stringify({
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::111122223333:root' },
            Action: 's3:GetObject',
            Resource: '*',
            ...statement,
          },
        ],
      }),
    },
  });

export default defineRule({
  id: 'S3-14',
  title: 'Bucket policy leaves control with the owner',
  severity: 'high',
  area: 'security',
  resource: 'aws_s3_bucket',
  why: 'Whoever may change policy, ACLs or encryption of a bucket can give themselves, or everybody, the rest.',
  fix: 'Take policy, ACL and encryption actions from statements that name another account; reading and writing objects needs none of them.',
  controls: {
    'PCI-DSS-4.0.1': { '7.2.1': ['PR', 'SP'], '7.2.2': ['PR', 'SP'], '7.3.1': ['PR', 'SP'] },
    'AWS-FSBP': { 'S3.6': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6',
  examples: {
    pass: [
      policy({}),
      policy({ Effect: 'Deny', Action: 's3:*' }),
      policy({ Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutBucketAcl' }),
      policy({ Principal: { AWS: '${aws_iam_role.deploy.arn}' }, Action: 's3:PutBucketPolicy' }),
    ],
    fail: [
      policy({ Action: 's3:PutBucketPolicy' }),
      policy({
        Action: 's3:PutBucketPolicy',
        Principal: { AWS: 'arn:${data.aws_partition.here.partition}:iam::111122223333:root' },
      }),
      policy({ Action: ['s3:Get*', 's3:Put*'] }),
      policy({ Action: 's3:*' }),
    ],
    unknown: [ofBucket({ aws_s3_bucket_policy: { policy: '${var.policy}' } })],
  },
  check: (bucket, { model }) => {
    const verdicts = judgePolicies(bucket, model, { isWrong: givesControl, fault: 'gives control away.' });
    return verdicts.length === 0 ? notApplicable : verdicts;
  },
});

/** A role of this stack is a reference; a literal account or ARN comes from elsewhere. */
function isOtherAccount(written: string): Certainty {
  const id = written.replace(/^arn:\$\{[^}]*\}:/, 'arn:aws:');
  if (id.includes('${')) return isOpenText(id) ? 'maybe' : 'no';
  return id === '*' || id.startsWith('arn:') || /^\d{12}$/.test(id) ? 'yes' : 'no';
}

function givesControl(statement: PolicyStatement): Certainty {
  const others = statement.principals
    .filter(({ type }) => type === 'AWS' || type === '*' || isOpenText(type))
    .flatMap(({ ids }) => ids.map(isOtherAccount));
  const named = statement.notPrincipals.length > 0 ? 'yes' : some(...others);
  return all(hasEffect(statement, 'Allow'), named, isAbout(statement, control));
}
