import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { allIdsAt } from '../ids-at.js';
import { type Known, known } from '../known.js';
import { labelOf } from '../label-of.js';
import type { Place, PlaceKind } from './place.js';

const types: readonly (readonly [type: string, kind: PlaceKind, keys: readonly string[]])[] = [
  [
    'aws_s3_bucket',
    'bucket',
    ['server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.kms_master_key_id'],
  ],
  ['data.aws_s3_bucket', 'bucket', []],
  ['aws_secretsmanager_secret', 'secret', ['kms_key_id']],
  ['data.aws_secretsmanager_secret', 'secret', ['kms_key_id']],
  ['aws_ssm_parameter', 'parameter', ['key_id']],
  ['aws_kms_key', 'key', []],
  ['data.aws_kms_key', 'key', []],
  ['aws_sns_topic', 'topic', ['kms_master_key_id']],
  ['aws_sqs_queue', 'queue', ['kms_master_key_id']],
  ['aws_dynamodb_table', 'table', ['server_side_encryption.kms_key_arn']],
  ['aws_cloudwatch_log_group', 'log-group', ['kms_key_id']],
  ['aws_wafv2_web_acl', 'web-acl', []],
];

/** What stands beside the networks: buckets, secrets, keys, topics, queues, tables, log groups and web ACLs. */
export function servicesOf(model: Model): readonly Place[] {
  return types.flatMap(([type, kind, keys]) =>
    model.ofType(type).map((element) => ({
      ...{ address: element.address, label: labelOf(element, model), kind, variant: undefined, element },
      ...{ isManaged: !type.startsWith('data.'), network: undefined, ports: undefined, roles: known([]) },
      keys: keysOf(element, model, keys),
    })),
  );
}

/** Of a bucket, those of its encryption configuration as well. A key of AWS (`alias/aws/s3`) is none. */
function keysOf(element: Element, model: Model, paths: readonly string[]): Known<readonly string[]> {
  const configurations = element.type.endsWith('s3_bucket')
    ? model.referring(element, {
        type: 'aws_s3_bucket_server_side_encryption_configuration',
        path: 'bucket',
      }).elements
    : [];
  const nested = 'rule.apply_server_side_encryption_by_default.kms_master_key_id';
  const all = [
    allIdsAt(model, element, paths),
    ...configurations.map((one) => allIdsAt(model, one, [nested])),
  ];
  const open = all.find(({ state }) => state === 'unknown');
  if (open !== undefined) return open;
  const ids = all.flatMap((one) => (one.state === 'known' ? one.value : []));
  return known([...new Set(ids.filter((id) => !/(?:^|:)alias\/aws\//.test(id)))]);
}
