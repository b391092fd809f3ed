import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { isAbout } from '../facts/is-about.js';
import { hasEffect, isForEverybody } from '../facts/statement-parts.js';
import { notApplicable } from '../verdict.js';
import { judgePolicies } from './facts/judge-policies.js';
import { ofBucket } from './facts/of-bucket.js';

const policy = (statement: object) =>
  ofBucket({
    aws_s3_bucket_policy: {
      policy: JSON.stringify({
        Statement: [{ Effect: 'Deny', Principal: '*', Resource: '*', Action: 's3:*', ...statement }],
      }),
    },
  });

/** Without it nobody can mend the policy, not even its author. */
const mending = ['s3:PutBucketPolicy'];

export default defineRule({
  id: 'S3-9',
  title: 'Bucket policy does not lock everybody out',
  severity: 'high',
  area: 'availability',
  resource: 'aws_s3_bucket',
  why: 'An unconditional deny for everybody also applies to those who would correct it; then only the root user of the account can.',
  fix: 'Give the statement a condition (`aws:SecureTransport`, `aws:PrincipalArn`, …), or name whom it refuses.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  examples: {
    pass: [
      policy({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }),
      policy({ Action: 's3:DeleteObject' }),
      policy({ Resource: '${aws_s3_bucket.data.arn}/*' }),
    ],
    fail: [
      policy({}),
      policy({ Resource: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/*'] }),
      policy({ Principal: { AWS: ['*'] }, Action: ['s3:PutBucketPolicy'] }),
    ],
    unknown: [ofBucket({ aws_s3_bucket_policy: { policy: '${var.policy}' } })],
  },
  check: (bucket, { model }) => {
    const verdicts = judgePolicies(bucket, model, {
      isWrong: locksEverybodyOut,
      fault: 'refuses everybody.',
    });
    return verdicts.length === 0 ? notApplicable : verdicts;
  },
});

function locksEverybodyOut(statement: PolicyStatement): Certainty {
  const { conditions } = statement;
  const isOpen = conditions.length > 0 && conditions.every(({ operator }) => isOpenText(operator));
  return all(
    hasEffect(statement, 'Deny'),
    isOpen ? 'maybe' : certain(conditions.length === 0),
    isForEverybody(statement),
    isAbout(statement, mending),
    reachesBucket(statement),
  );
}

/** The policy is one of the bucket, whose ARN has no `/`: what is said of its objects keeps nobody from mending it. */
function reachesBucket({ resources, notResources }: PolicyStatement): Certainty {
  if (notResources.length > 0) return 'yes';
  return some(
    ...resources.map((text): Certainty => {
      if (text.replaceAll(/\$\{[^}]*\}/g, '').includes('/')) return 'no';
      return text.includes('${~') || isOpenText(text) ? 'maybe' : 'yes';
    }),
  );
}
