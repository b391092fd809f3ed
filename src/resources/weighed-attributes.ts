const finalSnapshot = ['skip_final_snapshot', 'final_snapshot_identifier'] as const;

const database = [
  'engine',
  'engine_version',
  'engine_version_actual',
  'allocated_storage',
  'storage_type',
  'iops',
  'apply_immediately',
  'allow_major_version_upgrade',
  ...finalSnapshot,
] as const;

/** By type: attributes whose values decide together whether AWS takes a change, those that stay too. Names, numbers and switches, never a secret. */
export const weighedAttributes: Readonly<Record<string, readonly string[]>> = {
  aws_db_instance: [
    ...database,
    'identifier',
    'max_allocated_storage',
    'storage_throughput',
    'parameter_group_name',
    'db_subnet_group_name',
    'availability_zone',
    'multi_az',
  ],
  aws_rds_cluster: [...database, 'cluster_identifier', 'db_cluster_parameter_group_name'],
  aws_docdb_cluster: [...finalSnapshot, 'cluster_identifier'],
  aws_neptune_cluster: [...finalSnapshot, 'cluster_identifier'],
  aws_db_subnet_group: ['name', 'subnet_ids', 'vpc_id'],
  aws_lb: ['name', 'subnets', 'vpc_id'],
  aws_backup_vault: ['name', 'force_destroy', 'recovery_points'],
  aws_s3_bucket: ['bucket', 'force_destroy'],
};
