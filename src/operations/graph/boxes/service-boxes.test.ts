import { describe, expect, it } from 'vitest';
import { Element } from '../../../model/element.js';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../../topology/topology-of.js';
import { familyBoxes, serviceBoxes } from './service-boxes.js';

const boxes = (resource: Json) => {
  const model = readStack({ resource });
  return serviceBoxes(topologyOf(model).places, model);
};
const several = (count: number, values: Json = {}) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`n${at + 1}`, values]));

describe('what stands outside of every VPC', () => {
  it.each([
    ['aws_s3_bucket', 6],
    ['aws_sns_topic', 6],
    ['aws_kms_key', 1],
    ['aws_cloudwatch_log_group', 1],
    ['aws_ssm_parameter', 1],
  ])('of the type %s is a box each, up to %s', (type, most) => {
    expect(boxes({ [type]: several(most) }).map(({ id }) => id)).toEqual(
      Object.keys(several(most)).map((name) => `${type}.${name}`),
    );
    const [box, ...more] = boxes({ [type]: several(most + 1) });
    expect(more).toEqual([]);
    expect(box?.elements).toEqual(Object.keys(several(most + 1)).map((name) => `${type}.${name}`));
  });

  it('is one box with the first names where there are many of a kind', () => {
    expect(boxes({ aws_sqs_queue: several(8) })).toEqual([
      {
        id: '8 queues with aws_sqs_queue.n1',
        ...{ kind: 'message', title: 'SQS queue', name: '8 queues', marks: [] },
        details: ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'and 2 more'],
        elements: Array.from({ length: 8 }, (_, at) => `aws_sqs_queue.n${at + 1}`),
      },
    ]);
    expect(boxes({ aws_kms_key: several(6) })[0]?.details).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6']);
  });

  it('is encrypted together where each of them is', () => {
    const logs = (...keys: readonly (string | undefined)[]) =>
      boxes({
        aws_cloudwatch_log_group: Object.fromEntries(
          keys.map((kms_key_id, at) => [`n${at}`, { kms_key_id }]),
        ),
      });
    expect(logs('arn:key', 'arn:key')[0]?.marks).toEqual(['encrypted']);
    expect(logs('arn:key', undefined)[0]?.marks).toEqual([]);
  });
});

describe('what belongs together whatever it is made of', () => {
  const family = (...types: readonly string[]) =>
    familyBoxes(
      types.map((type, at) => new Element({ address: `${type}.n${at}`, type, name: `n${at}`, values: {} })),
    ).map(({ id, kind, title, name, details }) => [id, kind, title, name, ...details].join(' | '));

  it.each([
    ['aws_cloudwatch_dashboard', 'CloudWatch | message | CloudWatch | 1 dashboard'],
    ['aws_backup_plan', 'AWS Backup | backup | AWS Backup | 1 plan'],
    ['aws_iam_policy', 'IAM | identity | IAM | 1 policy'],
    [
      'aws_acm_certificate',
      'AWS Certificate Manager | certificate | AWS Certificate Manager | 1 certificate',
    ],
    ['aws_route53_record', 'Route 53 | other | Route 53 | 1 record'],
    ['aws_cloudfront_distribution', 'CloudFront | other | CloudFront | 1 distribution'],
  ])('%s is in the box %s', (type, box) => {
    expect(family(type)).toEqual([box]);
  });

  it('is none of a service that has a box itself', () => {
    expect(family('aws_cloudwatch_log_stream', 'aws_other')).toEqual([]);
  });

  it.each([
    [['aws_iam_policy', 'aws_iam_policy', 'aws_iam_role'], 'IAM | identity | IAM | 1 role | 2 policies'],
    [
      ['aws_cloudwatch_dashboard', 'aws_cloudwatch_dashboard', 'aws_cloudwatch_metric_alarm'],
      'CloudWatch | message | CloudWatch | 1 metric alarm | 2 dashboards',
    ],
    [
      ['aws_backup_plan', 'aws_backup_plan', 'aws_backup_vault'],
      'AWS Backup | backup | AWS Backup | 1 vault | 2 plans',
    ],
    [
      ['aws_iam_user', 'aws_iam_group_policy_key', 'aws_iam_group_policy_key'],
      'IAM | identity | IAM | 2 group policy keys | 1 user',
    ],
  ])('names its main type first, then what there is most of: %j', (types, box) => {
    expect(family(...types)).toEqual([box]);
  });
});
