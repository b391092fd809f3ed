import { expect, it } from 'vitest';
import { keptOf, snapshotKindOf } from './snapshot-kind.js';

it('a snapshot is taken of databases that RDS answers for', () => {
  expect(snapshotKindOf('aws_db_instance')).toBe('instance');
  for (const type of ['aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'])
    expect(snapshotKindOf(type)).toBe('cluster');
  expect(snapshotKindOf('aws_dynamodb_table')).toBeUndefined();
  expect(keptOf('aws_db_instance')).toBe('snapshot');
});

it.each([
  ...['aws_docdbelastic_cluster', 'aws_dynamodb_table', 'aws_ebs_volume', 'aws_efs_file_system'],
  ...['aws_elasticache_cluster', 'aws_elasticache_replication_group', 'aws_elasticache_serverless_cache'],
  ...['aws_fsx_lustre_file_system', 'aws_fsx_ontap_file_system', 'aws_fsx_openzfs_file_system'],
  ...['aws_fsx_windows_file_system', 'aws_keyspaces_table', 'aws_memorydb_cluster', 'aws_neptunegraph_graph'],
  ...['aws_opensearch_domain', 'aws_redshift_cluster', 'aws_redshiftserverless_namespace'],
  'aws_timestreaminfluxdb_db_instance',
])('of %s a person takes one', (type) => {
  expect(keptOf(type)).toBe('own-snapshot');
});

it('of anything else nothing is kept', () => {
  expect(keptOf('aws_s3_bucket')).toBe('nothing');
});
