import type { Effects } from '../effect.js';

const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';

/** What changes of a database mean. The class, the version and the storage depend on the values too. */
export const databaseInstanceEffects: Effects = {
  instance_class: {
    gravity: 'downtime',
    does: 'restarts on the other class: minutes without a database, one failover with a standby',
    page,
  },
  engine_version: {
    gravity: 'downtime',
    does: 'upgrades the engine: the database is down while it does, in the maintenance window unless applied immediately',
    page,
  },
  identifier: {
    gravity: 'downtime',
    does: 'renames the instance and reboots it: its endpoint changes',
    page,
  },
  port: { gravity: 'downtime', does: 'reboots the instance; clients of the former port are refused', page },
  db_subnet_group_name: { gravity: 'downtime', does: 'moves the instance to other subnets', page },
  ca_cert_identifier: {
    gravity: 'restart',
    does: 'changes the certificate; some engine versions restart for it',
    page,
  },
  parameter_group_name: {
    gravity: 'restart',
    does: 'uses the other parameters; static ones from the next reboot on',
    page,
  },
  vpc_security_group_ids: { gravity: 'access', does: 'changes who reaches the database', page },
  publicly_accessible: {
    gravity: 'access',
    does: 'gives the database a public address, or takes it away',
    page,
  },
  iam_database_authentication_enabled: { gravity: 'access', does: 'turns sign-in by IAM on or off', page },
  password_wo_version: { gravity: 'rotation', does: 'sends the new password of the master user', page },
  password_wo: { gravity: 'rotation', does: 'sends the new password of the master user', page },
  password: { gravity: 'rotation', does: 'sends the new password of the master user', page },
  manage_master_user_password: {
    gravity: 'rotation',
    does: 'hands the password of the master user to RDS, or takes it back',
    page,
  },
  master_user_secret_kms_key_id: {
    gravity: 'rotation',
    does: 'encrypts the secret of the master user with another key',
    page,
  },
  allocated_storage: {
    gravity: 'none',
    does: 'grows the storage without downtime; six hours have to pass before it can be changed again',
    page,
  },
  max_allocated_storage: {
    gravity: 'none',
    does: 'changes up to where RDS grows the storage by itself',
    page,
  },
  iops: { gravity: 'none', does: 'changes the speed of the storage without downtime', page },
  storage_throughput: { gravity: 'none', does: 'changes the speed of the storage without downtime', page },
  multi_az: {
    gravity: 'none',
    does: 'adds or removes the standby without downtime; writes may be slower meanwhile',
    page,
  },
  allow_major_version_upgrade: { gravity: 'none', does: 'permits a major upgrade, and makes none', page },
  auto_minor_version_upgrade: {
    gravity: 'none',
    does: 'lets RDS upgrade minor versions in the maintenance window, or not',
    page,
  },
  apply_immediately: { gravity: 'none', does: 'says when other changes are made', page },
  backup_window: { gravity: 'none', does: 'moves the daily backup', page },
  maintenance_window: { gravity: 'none', does: 'moves the maintenance window', page },
  copy_tags_to_snapshot: { gravity: 'none', does: 'counts for later snapshots', page },
  delete_automated_backups: { gravity: 'none', does: 'counts when the instance is deleted', page },
  deletion_protection: {
    gravity: 'none',
    does: 'lets AWS refuse the deletion of the instance, or not',
    page,
  },
  skip_final_snapshot: { gravity: 'none', does: 'counts when the instance is deleted', page },
  final_snapshot_identifier: { gravity: 'none', does: 'counts when the instance is deleted', page },
  enabled_cloudwatch_logs_exports: { gravity: 'none', does: 'sends other logs to CloudWatch', page },
  monitoring_interval: { gravity: 'none', does: 'changes enhanced monitoring', page },
  monitoring_role_arn: { gravity: 'none', does: 'changes enhanced monitoring', page },
  performance_insights_enabled: {
    gravity: 'none',
    does: 'turns Performance Insights on or off without downtime',
    page,
  },
  performance_insights_retention_period: {
    gravity: 'none',
    does: 'changes how long Performance Insights keeps',
    page,
  },
  database_insights_mode: { gravity: 'none', does: 'changes Database Insights without downtime', page },
  engine_lifecycle_support: {
    gravity: 'none',
    does: 'counts when standard support of the version ends',
    page,
  },
  storage_type: (before, after) =>
    [before, after].includes('standard')
      ? { gravity: 'downtime', does: 'moves the data from or to magnetic storage, with a short outage', page }
      : { gravity: 'none', does: 'changes the kind of storage without downtime', page },
  backup_retention_period: (before, after) =>
    [before, after].includes(0)
      ? {
          gravity: 'downtime',
          does: 'turns automated backups on or off, with a short outage; off deletes those there are',
          page,
        }
      : { gravity: 'none', does: 'keeps automated backups for another time', page },
};
