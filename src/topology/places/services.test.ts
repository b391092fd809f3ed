import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { servicesOf } from './services.js';

const stack = (type: string, values: Json, more: Json = {}) =>
  servicesOf(
    readStack({
      variable: { any: {} },
      resource: { ...(type.startsWith('data.') ? {} : { [type]: { own: values } }), ...more },
      data: type.startsWith('data.') ? { [type.slice(5)]: { own: values } } : {},
    }),
  );
const [arn, known] = [
  'arn:aws:kms:eu-west-1:123456789012:key/1',
  (...value: readonly string[]) => ({ state: 'known', value }),
];

it.each([
  ['aws_s3_bucket', 'bucket'],
  ['data.aws_s3_bucket', 'bucket'],
  ['aws_secretsmanager_secret', 'secret'],
  ['data.aws_secretsmanager_secret', 'secret'],
  ['aws_ssm_parameter', 'parameter'],
  ['aws_kms_key', 'key'],
  ['data.aws_kms_key', 'key'],
  ['aws_sns_topic', 'topic'],
  ['aws_sqs_queue', 'queue'],
  ['aws_dynamodb_table', 'table'],
  ['aws_cloudwatch_log_group', 'log-group'],
  ['aws_wafv2_web_acl', 'web-acl'],
])('%s is a %s beside the networks', (type, kind) => {
  expect(stack(type, {})).toMatchObject([
    {
      ...{ address: `${type}.own`, label: 'own', kind, isManaged: !type.startsWith('data.') },
      ...{ network: undefined, ports: undefined, roles: known(), keys: known() },
    },
  ]);
});

describe('what encrypts it', () => {
  const inBucket = (kms_master_key_id: string) => ({
    rule: [{ apply_server_side_encryption_by_default: [{ kms_master_key_id }] }],
  });
  const keys = (...[type, values, more]: Parameters<typeof stack>) => stack(type, values, more)[0]?.keys;

  it.each<[string, Json]>([
    ['aws_s3_bucket', { server_side_encryption_configuration: [inBucket(arn)] }],
    ['aws_secretsmanager_secret', { kms_key_id: arn }],
    ['data.aws_secretsmanager_secret', { kms_key_id: arn }],
    ['aws_ssm_parameter', { key_id: arn }],
    ['aws_sns_topic', { kms_master_key_id: arn }],
    ['aws_sqs_queue', { kms_master_key_id: arn }],
    ['aws_dynamodb_table', { server_side_encryption: [{ enabled: true, kms_key_arn: arn }] }],
    ['aws_cloudwatch_log_group', { kms_key_id: arn }],
  ])('is the key that %s names', (type, values) => {
    expect(keys(type, values)).toEqual(known(arn));
  });

  it('is no key of AWS', () => {
    expect(keys('aws_sqs_queue', { kms_master_key_id: 'alias/aws/sqs' })).toEqual(known());
    const ofAws = 'arn:aws:kms:eu-west-1:123456789012:alias/aws/sqs';
    expect(keys('aws_sqs_queue', { kms_master_key_id: ofAws })).toEqual(known());
    expect(keys('aws_sqs_queue', { kms_master_key_id: 'alias/own' })).toEqual(known('alias/own'));
    expect(keys('aws_sqs_queue', { kms_master_key_id: 'alias/my/alias/aws/x' })).toEqual(
      known('alias/my/alias/aws/x'),
    );
  });

  it('is that of the configuration of a bucket as well, and not known where that is not', () => {
    const beside = (key: string, bucket: string) => ({
      aws_s3_bucket_server_side_encryption_configuration: { own: { bucket, ...inBucket(key) } },
    });
    const own = '${aws_s3_bucket.own.id}';
    expect(keys('aws_s3_bucket', {}, beside(arn, own))).toEqual(known(arn));
    expect(keys('aws_s3_bucket', {}, beside(arn, 'other'))).toEqual(known());
    expect(keys('data.aws_s3_bucket', {}, beside(arn, '${data.aws_s3_bucket.own.id}'))).toEqual(known(arn));
    expect(keys('aws_s3_bucket', {}, beside('${var.any}', own))).toEqual({
      state: 'unknown',
      why: '`rule.apply_server_side_encryption_by_default.kms_master_key_id` of aws_s3_bucket_server_side_encryption_configuration.own is known only after apply',
    });
  });
});
