import { type Effects, effectsOf } from '../effect.js';

const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';

/** What changes of a database mean. The class, the version and the storage depend on the values too. */
export const databaseInstanceEffects: Effects = {
  ...effectsOf(page, {
    instance_class: [
      'downtime',
      'restarts on the other class: minutes without a database, one failover with a standby',
    ],
    engine_version: [
      'downtime',
      'upgrades the engine: the database is down while it does, in the maintenance window unless applied immediately',
    ],
    identifier: ['downtime', 'renames the instance and reboots it: its endpoint changes'],
    port: ['downtime', 'reboots the instance; clients of the former port are refused'],
    db_subnet_group_name: ['downtime', 'moves the instance to other subnets'],
    ca_cert_identifier: ['restart', 'changes the certificate; some engine versions restart for it'],
    parameter_group_name: ['restart', 'uses the other parameters; static ones from the next reboot on'],
    vpc_security_group_ids: ['access', 'changes who reaches the database'],
    publicly_accessible: ['access', 'gives the database a public address, or takes it away'],
    iam_database_authentication_enabled: ['access', 'turns sign-in by IAM on or off'],
    password_wo_version: ['rotation', 'sends the new password of the master user'],
    password_wo: ['rotation', 'sends the new password of the master user'],
    password: ['rotation', 'sends the new password of the master user'],
    manage_master_user_password: [
      'rotation',
      'hands the password of the master user to RDS, or takes it back',
    ],
    master_user_secret_kms_key_id: ['rotation', 'encrypts the secret of the master user with another key'],
    allocated_storage: [
      'none',
      'grows the storage without downtime; six hours have to pass before it can be changed again',
    ],
    max_allocated_storage: ['none', 'changes up to where RDS grows the storage by itself'],
    iops: ['none', 'changes the speed of the storage without downtime'],
    storage_throughput: ['none', 'changes the speed of the storage without downtime'],
    multi_az: ['none', 'adds or removes the standby without downtime; writes may be slower meanwhile'],
    allow_major_version_upgrade: ['none', 'permits a major upgrade, and makes none'],
    auto_minor_version_upgrade: ['none', 'lets RDS upgrade minor versions in the maintenance window, or not'],
    apply_immediately: ['none', 'says when other changes are made'],
    backup_window: ['none', 'moves the daily backup'],
    maintenance_window: ['none', 'moves the maintenance window'],
    copy_tags_to_snapshot: ['none', 'counts for later snapshots'],
    delete_automated_backups: ['none', 'counts when the instance is deleted'],
    deletion_protection: ['none', 'lets AWS refuse the deletion of the instance, or not'],
    skip_final_snapshot: ['none', 'counts when the instance is deleted'],
    final_snapshot_identifier: ['none', 'counts when the instance is deleted'],
    enabled_cloudwatch_logs_exports: ['none', 'sends other logs to CloudWatch'],
    monitoring_interval: ['none', 'changes enhanced monitoring'],
    monitoring_role_arn: ['none', 'changes enhanced monitoring'],
    performance_insights_enabled: ['none', 'turns Performance Insights on or off without downtime'],
    performance_insights_retention_period: ['none', 'changes how long Performance Insights keeps'],
    database_insights_mode: ['none', 'changes Database Insights without downtime'],
    engine_lifecycle_support: ['none', 'counts when standard support of the version ends'],
  }),
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
