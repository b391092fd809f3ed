import type { SnapshotKind } from '../../../aws/db-snapshots.js';

/** Databases of which a deploy takes a snapshot before they go; DocumentDB and Neptune share the requests of RDS. */
const taken: ReadonlyMap<string, SnapshotKind> = new Map([
  ['aws_db_instance', 'instance'],
  ['aws_rds_cluster', 'cluster'],
  ['aws_docdb_cluster', 'cluster'],
  ['aws_neptune_cluster', 'cluster'],
]);

/** Of these AWS has snapshots or backups, and we take none. */
const notTaken = new Set([
  'aws_docdbelastic_cluster',
  'aws_dynamodb_table',
  'aws_ebs_volume',
  'aws_efs_file_system',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_serverless_cache',
  'aws_fsx_lustre_file_system',
  'aws_fsx_ontap_file_system',
  'aws_fsx_openzfs_file_system',
  'aws_fsx_windows_file_system',
  'aws_keyspaces_table',
  'aws_memorydb_cluster',
  'aws_neptunegraph_graph',
  'aws_opensearch_domain',
  'aws_redshift_cluster',
  'aws_redshiftserverless_namespace',
  'aws_timestreaminfluxdb_db_instance',
]);

/** Of what a deploy takes a snapshot before a resource of this type goes; undefined where it takes none. */
export function snapshotKindOf(resourceType: string): SnapshotKind | undefined {
  return taken.get(resourceType);
}

/** What becomes of the data of a resource that a deploy replaces or deletes. */
export function keptOf(resourceType: string): 'snapshot' | 'own-snapshot' | 'nothing' {
  if (taken.has(resourceType)) return 'snapshot';
  return notTaken.has(resourceType) ? 'own-snapshot' : 'nothing';
}
