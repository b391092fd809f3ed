import { type Edit, refreshes, type ShownLine } from '../edit.js';

const settings = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';
const instance = 'aws_db_instance.postgres';
const group = 'aws_db_parameter_group.db_parameter_group';
const dev = { on: 'dev-001', batch: 'settings', page: settings } as const;
const staging = { on: 'staging-002', batch: 'settings', page: settings } as const;
const prod = { on: 'prod-003', batch: 'settings', page: settings } as const;

/** A major upgrade comes with the parameter group of its family, which is made beside the former one. */
const majorUpgrade: readonly ShownLine[] = [
  `${instance} engine_version downtime`,
  `${instance} parameter_group_name restart`,
  `${group} (replace) replacement`,
  `${group} family replacement`,
  `${group} name replacement`,
];

/** Edits of the database but its password. */
export const databaseEdits: readonly Edit[] = [
  {
    ...{ ...dev, setting: 'database.engineVersion', to: '16' },
    shows: majorUpgrade,
    because: 'a major upgrade stops the database while it runs',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.PostgreSQL.MajorVersion.html',
  },
  {
    ...{ ...staging, setting: 'database.engineVersion', to: '15.17' },
    shows: [`${instance} engine_version downtime`, `${instance} auto_minor_version_upgrade none`],
    because: 'RDS applies a minor version with an outage',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html',
  },
  {
    ...{ ...prod, setting: 'database.engineVersion', to: '16' },
    shows: majorUpgrade,
    because:
      'without ApplyImmediately RDS refuses the parameter group of the new major for the engine that still runs',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html',
    refusedBy: 'major-upgrade-in-window',
  },
  {
    ...{ ...dev, setting: 'database.instanceClass', to: 'db.t4g.medium' },
    shows: [`${instance} instance_class downtime`],
    because: 'downtime occurs during this change',
  },
  {
    ...{ ...dev, setting: 'database.storageGiB', to: 40 },
    shows: [`${instance} allocated_storage none`],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ ...staging, setting: 'database.storageGiB', to: 20 },
    shows: [],
    because: 'allocated storage cannot be reduced, and the provider leaves a smaller value out of the plan',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.ModifyingExisting.html',
    tells: 'storage-stays-larger',
  },
  {
    ...{ ...prod, setting: 'database.storageGiB', to: 500 },
    shows: [`${instance} allocated_storage none`],
    because: 'from 400 GiB on gp3 has at least 12,000 IOPS; the provider sends the 3,000 of before',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage',
    sends: { iops: 12_000, storage_throughput: 500 },
  },
  {
    ...{ ...dev, setting: 'database.maxStorageGiB', to: 200 },
    shows: [`${instance} max_allocated_storage none`],
    because: 'the limit of autoscaling changes without an outage',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html',
  },
  {
    ...{ ...dev, setting: 'database.multiAz', to: true },
    shows: [`${instance} multi_az none`],
    because: 'downtime does not occur; the performance may suffer meanwhile',
  },
  {
    ...{ ...prod, setting: 'database.multiAz', to: false },
    shows: [`${instance} multi_az none`],
    because: 'downtime does not occur when the standby goes',
  },
  {
    ...{ ...dev, setting: 'database.deletionProtection', to: true },
    shows: [`${instance} deletion_protection none`],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ ...prod, setting: 'database.deletionProtection', to: false },
    shows: [`${instance} deletion_protection none`],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ ...dev, setting: 'database.finalSnapshot', to: true },
    shows: [
      `${instance} skip_final_snapshot none`,
      `${instance} final_snapshot_identifier none`,
      `${instance} delete_automated_backups none`,
      'terraform_data.db_first_deploy (create) none',
    ],
    because: 'both count when the instance is deleted',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  },
  {
    ...{ ...staging, setting: 'database.applyImmediately', to: false },
    shows: [`${instance} apply_immediately none`],
    because: 'it says when other changes are made',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html',
  },
  {
    ...{ ...dev, setting: 'database.backupRetentionDays', to: 14 },
    shows: [`${instance} backup_retention_period none`],
    because: 'downtime occurs only where one of the values is 0',
  },
  {
    ...{ ...dev, setting: 'database.backupWindow', to: '18:00-19:00' },
    shows: [`${instance} backup_window none`],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ ...dev, setting: 'database.maintenanceWindow', to: 'Sun:20:00-Sun:21:00' },
    shows: [`${instance} maintenance_window none`],
    because: 'downtime does not occur unless a pending action comes due in the new window',
  },
  {
    ...{ ...dev, batch: 'other names', setting: 'database.name', to: 'other' },
    shows: [`${instance} (replace) data-loss`, `${instance} db_name replacement`, ...refreshes('user_data')],
    because: 'the name of the first database cannot be changed: the instance is made anew',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html',
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...dev, batch: 'other names', setting: 'database.username', to: 'shop_owner' },
    shows: [`${instance} (replace) data-loss`, `${instance} username replacement`, ...refreshes('user_data')],
    because: 'the name of the master user cannot be changed: the instance is made anew',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html',
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...prod, batch: 'other names', setting: 'database.username', to: 'shop_owner' },
    shows: [
      `${instance} (replace) data-loss`,
      `${instance} username replacement`,
      ...refreshes('user_data'),
      'terraform_data.db_first_deploy (replace) none',
      'terraform_data.db_first_deploy triggers_replace.username none',
    ],
    because: 'the name of the master user cannot be changed, and the instance is protected from deletion',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html',
    refusedBy: 'replacement-protected',
  },
];
