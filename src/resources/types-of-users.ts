import type { TypeFacts } from './define-resource.js';
import { weighedOfDatabases, weighedOfFinalSnapshots } from './weighed-attributes.js';

/** The storage is the cluster's, and stays with it when its last instance goes: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html */
const instancesOfClusters = [
  'aws_docdb_cluster_instance',
  'aws_neptune_cluster_instance',
  'aws_rds_cluster_instance',
].map((type): TypeFacts => ({ type, holdsData: false }));

const withSnapshotsOfTheirOwn = [
  'aws_docdbelastic_cluster',
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
].map((type): TypeFacts => ({ type, snapshot: 'own', holdsData: true }));

/** Types that our stacks do not make, and of which plans of users' own stacks need to know something. A type of our stacks stands in the file of its service. */
export const typesOfUsers: readonly TypeFacts[] = [
  {
    type: 'aws_rds_cluster',
    unique: { by: ['cluster_identifier'] },
    weighed: [...weighedOfDatabases, 'cluster_identifier', 'db_cluster_parameter_group_name'],
    snapshot: 'cluster',
    namedInPolicies: 'cluster_resource_id',
    holdsData: true,
  },
  // DocumentDB and Neptune share the requests of RDS.
  ...['aws_docdb_cluster', 'aws_neptune_cluster'].map(
    (type): TypeFacts => ({
      type,
      weighed: [...weighedOfFinalSnapshots, 'cluster_identifier'],
      snapshot: 'cluster',
      holdsData: true,
    }),
  ),
  { type: 'aws_dynamodb_table', unique: { by: ['name'] }, snapshot: 'own', holdsData: true },
  { type: 'aws_ecr_repository', unique: { by: ['name'] }, holdsData: true },
  ...instancesOfClusters,
  ...withSnapshotsOfTheirOwn,
];
