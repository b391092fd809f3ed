import { type Effects, effectsOf, notKnown } from '../effect.js';
import { byItems } from './by-value/by-items.js';
import { asCount, asNumber, protecting, unlessTrue } from './by-value/protecting.js';

const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';

/** What changes of a database mean. The class, the version and the storage depend on the values too. */
export const databaseInstanceEffects: Effects = {
  ...effectsOf(page, {
    instance_class: [
      'downtime',
      'restarts on the other class: minutes without a database, one failover with a standby',
      'some minutes; a failover to a standby 1 to 2 of them',
    ],
    engine_version: [
      'downtime',
      'upgrades the engine: the database is down while it does, in the maintenance window unless applied immediately',
    ],
    identifier: ['downtime', 'renames the instance and reboots it: its endpoint changes'],
    port: ['downtime', 'reboots the instance; clients of the former port are refused'],
    db_subnet_group_name: [
      'downtime',
      'moves the instance to another VPC; a group of the same VPC is refused',
    ],
    ca_cert_identifier: ['restart', 'changes the certificate; some engine versions restart for it'],
    parameter_group_name: [
      'restart',
      'uses the other parameters from the next reboot on, dynamic ones too: RDS makes none for it, also not in the maintenance window; a major upgrade comes with one',
    ],
    password_wo_version: ['rotation', 'sends the new password of the master user'],
    password_wo: ['rotation', 'sends the new password of the master user'],
    password: ['rotation', 'sends the new password of the master user'],
    master_user_secret_kms_key_id: ['rotation', 'encrypts the secret of the master user with another key'],
    allocated_storage: [
      'none',
      'grows the storage without downtime; six hours have to pass before it can be changed again',
      'up to several hours, while the database serves',
    ],
    max_allocated_storage: ['none', 'changes up to where RDS grows the storage by itself'],
    iops: ['none', 'changes the speed of the storage without downtime'],
    storage_throughput: ['none', 'changes the speed of the storage without downtime'],
    allow_major_version_upgrade: ['none', 'permits a major upgrade, and makes none'],
    apply_immediately: ['none', 'says when other changes are made'],
    backup_window: ['none', 'moves the daily backup'],
    maintenance_window: ['none', 'moves the maintenance window'],
    copy_tags_to_snapshot: ['none', 'counts for later snapshots'],
    final_snapshot_identifier: ['none', 'counts when the instance is deleted'],
    monitoring_role_arn: ['none', 'changes enhanced monitoring'],
    performance_insights_retention_period: ['none', 'changes how long Performance Insights keeps'],
    database_insights_mode: ['none', 'changes Database Insights without downtime'],
    engine_lifecycle_support: [
      'none',
      'counts when standard support of the version ends; providers are known that do not send it for a database that lives (5.100, 6.15): nothing changes then, and the next plan has it again',
    ],
  }),
  manage_master_user_password: (before, after) => ({
    ...{ gravity: 'rotation', page },
    does:
      before === notKnown || after === notKnown
        ? 'hands the password of the master user to RDS, or takes it back'
        : after === true
          ? 'hands the password of the master user to RDS'
          : 'takes the password of the master user back from RDS',
  }),
  storage_type: (before, after) =>
    [before, after].includes('standard')
      ? { gravity: 'downtime', does: 'moves the data from or to magnetic storage, with a short outage', page }
      : { gravity: 'none', does: 'changes the kind of storage without downtime', page },
  backup_retention_period: protecting({
    ...{ page, level: asNumber, switched: 'downtime' },
    off: 'turns off automated backups, with a short outage: those there are go, and no earlier moment can be restored',
    on: 'turns on automated backups, with a short outage',
    less: 'keeps automated backups for fewer days: older moments cannot be restored any more',
    more: 'keeps automated backups for more days',
    else: 'keeps automated backups for another time',
  }),
  vpc_security_group_ids: byItems(
    { gravity: 'access', does: 'changes who reaches the database', page },
    { adds: 'opens it to whom # allows', removes: 'closes it to whom # alone allowed' },
  ),
  publicly_accessible: protecting({
    ...{ page, gravity: 'access', level: unlessTrue },
    off: 'opens the database to the internet: it gets a public address, which its groups alone protect',
    on: 'closes the database to the internet: its public address goes',
    else: 'gives the database a public address, or takes it away',
  }),
  storage_encrypted: protecting({
    page,
    off: 'turns off encryption: data, logs, backups and snapshots of the new instance are in plain text',
    on: 'turns on encryption of data, logs, backups and snapshots',
    else: 'encrypts the storage, or not',
  }),
  iam_database_authentication_enabled: protecting({
    ...{ page, gravity: 'access' },
    off: 'turns off sign-in by IAM: who signed in by it is refused',
    on: 'turns on sign-in by IAM, beside passwords',
    else: 'turns sign-in by IAM on or off',
  }),
  multi_az: protecting({
    page,
    off: 'turns off the standby, without downtime: the database has none to fail over to when its zone or instance fails, and later changes with downtime take longer',
    inNew: 'the new database has no standby to fail over to when its zone or instance fails',
    on: 'turns on a standby in another zone, without downtime; writes may be slower meanwhile',
    else: 'adds or removes the standby without downtime; writes may be slower meanwhile',
  }),
  auto_minor_version_upgrade: protecting({
    ...{ page, level: (value) => (value === false ? 0 : 1) },
    off: 'turns off minor upgrades: fixes of security holes are installed by nobody but you',
    on: 'turns on minor upgrades in the maintenance window',
    else: 'lets RDS upgrade minor versions in the maintenance window, or not',
  }),
  deletion_protection: protecting({
    page,
    off: 'turns off deletion protection: AWS will no longer refuse a deletion',
    inNew:
      'the new database has no deletion protection; the former one still has it, and AWS refuses to delete it: deploy `false` alone first, then this change',
    on: 'turns on deletion protection: AWS refuses the deletion of the instance',
    else: 'lets AWS refuse the deletion of the instance, or not',
  }),
  skip_final_snapshot: protecting({
    ...{ page, level: unlessTrue },
    off: 'turns off the final snapshot: a deletion of the instance leaves nothing to restore',
    inNew:
      'the new database leaves no final snapshot when it is deleted; of the former one the state decides',
    on: 'turns on the final snapshot, which a deletion of the instance leaves',
    else: 'counts when the instance is deleted',
  }),
  delete_automated_backups: protecting({
    page,
    // The provider deletes them where nothing is said.
    level: (value) => (value === false ? 1 : 0),
    off: 'turns off the keeping of automated backups: a deletion of the instance takes them with it',
    inNew:
      'the automated backups of the new database are deleted with it; of the former one the state decides',
    on: 'turns on the keeping of automated backups after a deletion of the instance',
    else: 'counts when the instance is deleted',
  }),
  enabled_cloudwatch_logs_exports: (before, after) => {
    const sends = { gravity: 'none', does: 'sends other logs to CloudWatch', page } as const;
    const said = byItems(sends, { adds: 'turns on #', removes: 'turns off #' })(before, after);
    if (before === notKnown || after === notKnown) return said;
    const isLess = asCount(after) < asCount(before);
    return isLess ? { ...said, protection: asCount(after) === 0 ? 'off' : 'less' } : said;
  },
  monitoring_interval: protecting({
    page,
    level: (value) => (asNumber(value) > 0 ? 1 : 0),
    off: 'turns off enhanced monitoring',
    on: 'turns on enhanced monitoring',
    else: 'changes enhanced monitoring',
  }),
  performance_insights_enabled: protecting({
    page,
    off: 'turns off Performance Insights, without downtime',
    on: 'turns on Performance Insights, without downtime',
    else: 'turns Performance Insights on or off without downtime',
  }),
};
