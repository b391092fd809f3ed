import type { Element } from '../../model/element.js';
import type { PolicyStatement } from '../../model/policy-statements.js';
import { all, type Certainty, certain, some } from '../conditions/certainty.js';
import { isOpenText } from '../conditions/strangers/policy-text.js';
import { defineRule } from '../define-rule.js';
import { hasEffect, isForEverybody } from '../facts/statement-parts.js';
import { fail, pass, unknown } from '../verdict.js';
import { bucketPolicies } from './facts/bucket-policies.js';
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
        refuses:
          statements === undefined ? 'maybe' : some(...statements.map((one) => refusesPlain(one, bucket))),
      }));
    if (judged.some(({ refuses }) => refuses === 'yes')) return pass;
    const open = judged.find(({ refuses }) => refuses === 'maybe');
    if (open !== undefined) return unknown(open.attribute, 'Its policy is not known yet.');
    const message = 'No statement of its policy denies `aws:SecureTransport` false.';
    return unresolved ? unknown('', message) : fail('', message);
  },
});

function refusesPlain(one: PolicyStatement, bucket: Element): Certainty {
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
    covers(one.resources, bucket),
  );
}

/** One condition, which holds for every request without TLS: a second one would let some of them through. */
function isWithoutTls({ conditions }: PolicyStatement): Certainty {
  const [condition, ...others] = conditions;
  if (condition === undefined) return 'no';
  const texts = [condition.operator, condition.key, ...condition.values];
  if (others.length > 0) return 'no';
  if (texts.some((text) => isOpenText(text))) return 'maybe';
  return certain(
    /^bool(?:ifexists)?$/i.test(condition.operator) &&
      condition.key.toLowerCase() === 'aws:securetransport' &&
      condition.values.some((value) => value.toLowerCase() === 'false'),
  );
}

/**
 * A pattern that ends in `*` is for the objects; `*` alone, or the name with `*` right behind it, is for the bucket, too. Of a plan only what
 * they are made of may be known: two different ones of nothing but this bucket are the bucket and what is in it.
 */
function covers(resources: readonly string[], { address, type, name, values }: Element): Certainty {
  const own = resources.filter(
    (text) =>
      text === '*' ||
      text.includes(`\${${type}.${name}`) ||
      (typeof values.bucket === 'string' && text.includes(`:::${values.bucket}`)),
  );
  const objects = own.some((text) => text.endsWith('*'));
  const whole = own.some((text) => !text.endsWith('/*'));
  if (objects && whole) return 'yes';
  // Of a bucket without a known name, any ARN may be this one's.
  const isNamed = typeof values.bucket === 'string';
  const bare = address.replace(/\[[^[\]]*\]$/, '');
  const made = resources.filter((text) => text.includes(`\${~${address}.`));
  const perBucket = Math.max(1, ...made.map((text) => text.split('${~').length - 1));
  if (made.length >= 2 * perBucket) return 'yes';
  const isOpen = resources.some(
    (text) =>
      isOpenText(text) ||
      text.includes(`\${~${bare}.`) ||
      text.includes(`\${~${address}.`) ||
      (!isNamed && text.startsWith('arn:')),
  );
  return isOpen ? 'maybe' : 'no';
}
