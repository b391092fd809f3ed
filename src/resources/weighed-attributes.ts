/** Whether a deletion takes a final snapshot, and under which name. */
export const weighedOfFinalSnapshots = ['skip_final_snapshot', 'final_snapshot_identifier'] as const;

/** What decides together whether RDS takes a change of an instance or a cluster. */
export const weighedOfDatabases = [
  'engine',
  'engine_version',
  'engine_version_actual',
  'allocated_storage',
  'storage_type',
  'iops',
  'apply_immediately',
  'allow_major_version_upgrade',
  ...weighedOfFinalSnapshots,
] as const;
