import type { Element } from '../../model/element.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, some } from '../conditions/certainty.js';
import { holds } from '../conditions/strangers/holds.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { hasEffect, isForEverybody } from '../facts/statement-parts.js';
import { fail, pass, unknown, unsure } from '../verdict.js';
import { bucketPolicies } from './facts/bucket-policies.js';
import { coversBucket } from './facts/covers-bucket.js';
import { ofBucket } from './facts/of-bucket.js';

const statement = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

const policy = (change: object) =>
  ofBucket({
    aws_s3_bucket_policy: { policy: JSON.stringify({ Statement: { ...statement, ...change } }) },
  });

export default defineRule({
  id: 'S3-8',
  title: 'Bucket refuses requests without TLS',
  severity: 'medium',
  area: 'security',
  resource: 'aws_s3_bucket',
  why: 'S3 answers plain HTTP as well, and then credentials and objects can be read on the way.',
  fix: 'Add `aws_s3_bucket_policy` that denies `s3:*` to `*` on the bucket and on its objects when `aws:SecureTransport` is `false`. The website endpoint of a bucket has no HTTPS: CloudFront has to come before it first.',
  controls: {
    'PCI-DSS-4.0.1': { '2.2.7': ['PR', 'SP', 'PU'], '4.2.1': ['SH', 'PR', 'SP', 'PU'] },
    HIPAA: {
      '164.312(a)(2)(iv)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(c)(1)': ['PR', 'SP'],
      '164.312(c)(2)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(e)(1)': ['PR', 'GR', 'NAG'],
      '164.312(e)(2)(i)': ['PR', 'SP', 'GR', 'NAG'],
      '164.312(e)(2)(ii)': ['PR', 'SP', 'GR', 'NAG'],
    },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
    'CIS-AWS-5.0': { '2.1.1': ['SH', 'PR', 'SP'] },
    'CIS-AWS-3.0': { '2.1.1': ['SH', 'PR', 'SP'] },
    'CIS-AWS-1.4': { '2.1.2': ['SH', 'PR', 'SP'] },
    'AWS-FSBP': { 'S3.5': ['SH', 'PR', 'SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  examples: {
    pass: [
      policy({}),
      policy({ Principal: { AWS: '*' }, Action: ['s3:*'] }),
      policy({ Resource: ['arn:aws:s3:::app-data-dev-001', 'arn:aws:s3:::app-data-dev-001/*'] }),
      policy({ Condition: { StringEquals: { 'aws:SecureTransport': 'false' } } }),
      ofBucket({
        aws_s3_bucket_policy: {
          policy: JSON.stringify({
            Statement: [
              { ...statement, Resource: '${aws_s3_bucket.data.arn}' },
              { ...statement, Resource: '${aws_s3_bucket.data.arn}/*' },
            ],
          }),
        },
      }),
      { bucket: 'data', policy: JSON.stringify({ Statement: [{ ...statement, Resource: '*' }] }) },
      {
        stack: {
          resource: {
            aws_s3_bucket: { data: {} },
            aws_s3_bucket_policy: {
              data: {
                bucket: '${aws_s3_bucket.data.id}',
                policy: '${data.aws_iam_policy_document.tls.json}',
              },
            },
          },
          data: {
            aws_iam_policy_document: {
              tls: {
                statement: {
                  effect: 'Deny',
                  actions: ['s3:*'],
                  resources: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/*'],
                  principals: { type: '*', identifiers: ['*'] },
                  condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] },
                },
              },
            },
          },
        },
      },
    ],
    fail: [
      { bucket: 'data' },
      policy({ Effect: 'Allow' }),
      policy({ Action: 's3:GetObject' }),
      policy({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      policy({ Resource: '${aws_s3_bucket.data.arn}/*' }),
      policy({ Resource: '${aws_s3_bucket.data.arn}' }),
      policy({ Resource: ['arn:aws:s3:::app-data-dev-001-logs', 'arn:aws:s3:::app-data-dev-001-logs/*'] }),
      policy({ Resource: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data2.arn}/*'] }),
      policy({ Resource: ['${aws_s3_bucket.data.arn}', '${aws_s3_bucket.data.arn}/public/*'] }),
      policy({ Condition: undefined }),
      policy({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      policy({ Condition: { Bool: { ...statement.Condition.Bool, 'aws:ViaAWSService': 'false' } } }),
    ],
    unknown: [ofBucket({ aws_s3_bucket_policy: { policy: '${var.policy}' } })],
  },
  check: (bucket, { model }) => {
    const { policies, unresolved } = bucketPolicies(bucket, model);
    const judged = policies
      .filter(({ isOwn }) => isOwn)
      .map(({ element, path, statements }) => ({
        attribute: element === bucket ? path : '',
        refuses: statements === undefined ? 'maybe' : refusePlain(statements, bucket),
      }));
    if (judged.some(({ refuses }) => refuses === 'yes')) return pass;
    const open = judged.find(({ refuses }) => refuses === 'maybe');
    if (open !== undefined) return unknown(open.attribute, 'Its policy is not known yet.');
    const isInPart = policies.some(({ isOwn, statements = [] }) => isOwn && statements.some(refusesInPart));
    const message = isInPart
      ? 'What denies `aws:SecureTransport` false is not about both the bucket and its objects.'
      : 'No statement of its policy denies `aws:SecureTransport` false.';
    return unresolved ? unsure('', message) : fail('', message);
  },
});

/** Several statements may refuse it together: one on the bucket, one on its objects. */
function refusePlain(statements: readonly PolicyStatement[], bucket: Element): Certainty {
  const said = statements.map((one) => ({ refuses: refusesPlain(one), resources: one.resources }));
  const of = (...wanted: readonly Certainty[]) =>
    coversBucket(
      said.flatMap(({ refuses, resources }) => (wanted.includes(refuses) ? resources : [])),
      bucket,
    );
  return some(of('yes'), all('maybe', of('yes', 'maybe')));
}

const refusesInPart = (one: PolicyStatement) => refusesPlain(one) === 'yes';

function refusesPlain(one: PolicyStatement): Certainty {
  return all(
    hasEffect(one, 'Deny'),
    isForEverybody(one),
    some(
      ...one.actions.map((action): Certainty => {
        if (action === '*' || action.toLowerCase() === 's3:*') return 'yes';
        return isOpenText(action) ? 'maybe' : 'no';
      }),
    ),
    isWithoutTls(one),
  );
}

/** Conditions that hold for every request without TLS: one on another key would let some of them through. */
function isWithoutTls({ conditions }: PolicyStatement): Certainty {
  if (conditions.length === 0) return 'no';
  return all(
    ...conditions.map((condition): Certainty => {
      if ([condition.operator, condition.key].some((text) => isOpenText(text))) return 'maybe';
      if (condition.key.toLowerCase() !== 'aws:securetransport') return 'no';
      return holds(condition, 'false');
    }),
  );
}
