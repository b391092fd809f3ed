import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

type Blocks = Readonly<Record<string, Json>>;

const topology = (resource: Blocks, more: Json = {}) =>
  topologyOf(readStack({ variable: { any: {} }, resource, ...more }));
const policies = (resource: Blocks) =>
  topology(resource).resourcePolicies.map(({ place, name, statements }) =>
    [
      place,
      name,
      statements.state === 'known' ? statements.value.flatMap(({ actions }) => actions) : statements.why,
    ].join(' ← '),
  );
const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'x:Get' }] });

describe('the policy of a place', () => {
  it.each([
    ['aws_s3_bucket', 'aws_s3_bucket_policy', 'bucket', 'id'],
    ['aws_secretsmanager_secret', 'aws_secretsmanager_secret_policy', 'secret_arn', 'arn'],
    ['aws_kms_key', 'aws_kms_key_policy', 'key_id', 'id'],
    ['aws_sns_topic', 'aws_sns_topic_policy', 'arn', 'arn'],
    ['aws_sqs_queue', 'aws_sqs_queue_policy', 'queue_url', 'id'],
    ['aws_dynamodb_table', 'aws_dynamodb_resource_policy', 'resource_arn', 'arn'],
  ])('of the type %s stands in %s, by its %s', (type, holder, path, attribute) => {
    const beside = (named: string) => ({ [type]: { own: {} }, [holder]: { one: { [path]: named, policy } } });
    expect(policies(beside(`\${${type}.own.${attribute}}`))).toEqual([`${type}.own ← ${holder}.one ← x:Get`]);
    expect(policies(beside('other'))).toEqual([]);
    expect(policies(beside('${var.any}'))).toEqual([
      `${type}.own ← ${holder}.one ← \`${path}\` of ${holder}.one is known only after apply`,
    ]);
  });

  it('may be its own attribute, where it is of a kind that has one', () => {
    expect(policies({ aws_sqs_queue: { own: { policy } } })).toEqual([
      'aws_sqs_queue.own ← aws_sqs_queue.own ← x:Get',
    ]);
    expect(policies({ aws_sqs_queue: { own: { policy: '' } } })).toEqual([]);
    expect(policies({ aws_sqs_queue: { own: { policy: '${var.any}' } } })).toEqual([
      'aws_sqs_queue.own ← aws_sqs_queue.own ← `policy` of aws_sqs_queue.own is known only after apply',
    ]);
    expect(policies({ aws_ssm_parameter: { own: { policy } } })).toEqual([]);
  });
});

describe('what keeps strangers out of a bucket', () => {
  const own = '${aws_s3_bucket.own.id}';
  const blocks = (resource: Blocks, more: Json = {}, bucket: Json = {}) =>
    topology({ aws_s3_bucket: { own: bucket }, ...resource }, more).publicAccessBlocks.map(
      ({ kind, restricts, source }) => `${kind} ${restricts} (${source.element.address})`,
    );
  const ofBucket = (bucket: string, restrict_public_buckets?: unknown) => ({
    aws_s3_bucket_public_access_block: { one: { bucket, restrict_public_buckets } },
  });

  it('is its own setting', () => {
    const told = (restricts: string) => [`bucket ${restricts} (aws_s3_bucket_public_access_block.one)`];
    expect(blocks({})).toEqual([]);
    expect(blocks(ofBucket(own, true))).toEqual(told('yes'));
    expect(blocks(ofBucket(own))).toEqual(told('no'));
    expect(blocks(ofBucket('other', true))).toEqual([]);
    expect(blocks(ofBucket('${var.any}', true))).toEqual(told('maybe'));
  });

  it('is that of its account', () => {
    const ofAccount = (provider?: string) => ({
      aws_s3_account_public_access_block: { one: { restrict_public_buckets: true, provider } },
    });
    const told = (restricts: string) => [`account ${restricts} (aws_s3_account_public_access_block.one)`];
    const providers = (...accounts: readonly (readonly string[])[]) => ({
      provider: {
        aws: accounts.map((allowed_account_ids, at) => ({
          ...{ region: 'eu-west-1', allowed_account_ids },
          ...(at === 0 ? {} : { alias: 'other' }),
        })),
      },
    });
    expect(blocks(ofAccount())).toEqual(told('yes'));
    const [one, two] = [['123456789012'], ['210987654321']];
    expect(blocks(ofAccount('aws.other'), providers(one, one))).toEqual(told('yes'));
    expect(blocks(ofAccount('aws.other'), providers(one, two))).toEqual(told('no'));
    expect(blocks(ofAccount('aws.other'), providers(one, []))).toEqual(told('maybe'));
  });

  it('may be the key that encrypts its objects', () => {
    const encryption = (sse_algorithm: string) => ({
      rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm }] }],
    });
    const type = 'aws_s3_bucket_server_side_encryption_configuration';
    const beside = (algorithm: string, bucket = own) => ({
      [type]: { one: { bucket, ...encryption(algorithm) } },
    });
    expect(blocks(beside('AES256'))).toEqual([]);
    expect(blocks(beside('aws:kms'))).toEqual([`encryption maybe (${type}.one)`]);
    expect(blocks(beside('aws:kms', '${var.any}'))).toEqual([`encryption maybe (${type}.one)`]);
    expect(blocks(beside('aws:kms', 'other'))).toEqual([]);
  });

  it('may be a key that the bucket names itself', () => {
    const inline = (sse_algorithm: string) => ({
      server_side_encryption_configuration: [
        {
          rule: [
            {
              apply_server_side_encryption_by_default: [
                { sse_algorithm, kms_master_key_id: '${aws_kms_key.own.arn}' },
              ],
            },
          ],
        },
      ],
    });
    const key = { aws_kms_key: { own: {} } };
    expect(blocks(key, {}, inline('aws:kms'))).toEqual(['encryption maybe (aws_s3_bucket.own)']);
    expect(blocks(key, {}, inline('AES256'))).toEqual([]);
  });
});
