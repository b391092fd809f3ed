import { expect, it } from 'vitest';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../../topology/topology-of.js';
import { marksOf } from './marks-of.js';

/** The marks of the first place of a stack. */
function marks(type: string, values: Json, more: Readonly<Record<string, Json>> = {}) {
  const model = readStack({
    variable: { any: {} },
    resource: { aws_vpc: { main: {} }, [type]: { own: values }, ...more },
  });
  const [place] = topologyOf(model).places.filter(({ address }) => address === `${type}.own`);
  return place === undefined ? undefined : marksOf(place, model);
}

it.each<[type: string, Json, readonly string[]]>([
  ['aws_db_instance', { storage_encrypted: true }, ['encrypted']],
  ['aws_db_instance', { storage_encrypted: false }, ['not encrypted']],
  ['aws_db_instance', {}, ['not encrypted']],
  ['aws_db_instance', { storage_encrypted: '${var.any}' }, []],
  ['aws_rds_cluster', { storage_encrypted: true }, ['encrypted']],
  ['aws_docdb_cluster', { storage_encrypted: true }, ['encrypted']],
  ['aws_neptune_cluster', { storage_encrypted: true }, ['encrypted']],
  ['aws_elasticache_replication_group', { at_rest_encryption_enabled: true }, ['encrypted']],
  ['aws_elasticache_cluster', {}, []],
  ['aws_redshift_cluster', { kms_key_id: 'arn:key' }, ['encrypted']],
  ['aws_s3_bucket', {}, ['encrypted']],
  ['aws_secretsmanager_secret', {}, ['encrypted']],
  ['aws_sqs_queue', {}, []],
  ['aws_sqs_queue', { kms_master_key_id: 'alias/own' }, ['encrypted']],
  ['aws_db_instance', { storage_encrypted: true, multi_az: true }, ['encrypted', 'Multi-AZ']],
  ['aws_elasticache_replication_group', { multi_az_enabled: true }, ['not encrypted', 'Multi-AZ']],
  ['aws_db_instance', { publicly_accessible: true }, ['public', 'not encrypted']],
  ['aws_db_instance', { publicly_accessible: '${var.any}' }, ['not encrypted']],
  ['aws_db_instance', { deletion_protection: true }, ['not encrypted', 'protected']],
  ['aws_db_instance', { deletion_protection: false }, ['not encrypted']],
  ['aws_lb', { internal: true, enable_deletion_protection: true }, ['protected']],
  ['aws_dynamodb_table', { deletion_protection_enabled: true }, ['protected']],
])('%s with %j has the marks %j', (type, values, expected) => {
  expect(marks(type, values)).toEqual(expected);
});

it.each<[Json, readonly string[]]>([
  [{}, []],
  [{ root_block_device: [{ encrypted: true }] }, ['encrypted']],
  [{ ebs_block_device: [{ encrypted: true }] }, ['encrypted']],
  [{ root_block_device: [{ encrypted: true }], ebs_block_device: [{ encrypted: false }] }, ['not encrypted']],
  [{ root_block_device: [{}] }, []],
  [{ root_block_device: [{ encrypted: '${var.any}' }] }, []],
])('an instance with the disks %j has the marks %j', (values, expected) => {
  const subnet = { aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}' } } };
  expect(marks('aws_instance', { subnet_id: '${aws_subnet.a.id}', ...values }, subnet)).toEqual(expected);
});

it('the disks of a launch template count as its own', () => {
  const subnet = { aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}' } } };
  const template = (encrypted: unknown) => ({
    aws_launch_template: { own: { block_device_mappings: [{ ebs: [{ encrypted }] }] } },
    ...subnet,
  });
  const own = {
    vpc_zone_identifier: ['${aws_subnet.a.id}'],
    launch_template: [{ id: '${aws_launch_template.own.id}' }],
  };
  expect(marks('aws_autoscaling_group', own, template('true'))).toEqual(['encrypted']);
  expect(marks('aws_autoscaling_group', own, template('false'))).toEqual(['not encrypted']);
});
