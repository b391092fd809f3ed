import { defineRefusals, notChanged, notDeleted, notMade } from './define-refusals.js';

const guide = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide';
const api = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference';
const creating =
  'creating RDS DB Instance (postgres-dev-001): operation error RDS: CreateDBInstance, https response error StatusCode: 400, RequestID: 0f1e';
const modifying =
  'updating RDS DB Instance (postgres-dev-001): operation error RDS: ModifyDBInstance, https response error StatusCode: 400, RequestID: 0f1e';
const deleting =
  'deleting RDS DB Instance (postgres-dev-001): operation error RDS: DeleteDBInstance, https response error StatusCode: 400, RequestID: 0f1e';

/** What RDS refuses; the order matters, the first that fits is told. */
export const rdsRefusals = defineRefusals('RDS', [
  {
    codes: ['DBInstanceAlreadyExists'],
    cause: 'Account and region have a database of this name already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Where it belongs to somebody else, give the environment another suffix.',
    next: 'recover',
    page: `${api}/API_CreateDBInstance.html`,
    said: [`${creating}, DBInstanceAlreadyExists: DB instance already exists`],
  },
  {
    codes: ['DBSubnetGroupAlreadyExists', 'DBParameterGroupAlreadyExists'],
    cause: 'Account and region have a group of this name already, and the state does not know it.',
    left: notMade,
    remedy:
      'Where an earlier run of this environment made it, recover takes it into the state. Otherwise delete the group, or give the environment another suffix.',
    next: 'recover',
    page: `${api}/API_CreateDBSubnetGroup.html`,
    said: [
      "creating RDS DB Subnet Group (db-subnet-dev-001): operation error RDS: CreateDBSubnetGroup, https response error StatusCode: 400, RequestID: 0f1e, DBSubnetGroupAlreadyExists: The DB subnet group 'db-subnet-dev-001' already exists.",
      'creating RDS DB Parameter Group (postgres-dev-001): operation error RDS: CreateDBParameterGroup, https response error StatusCode: 400, RequestID: 0f1e, DBParameterGroupAlreadyExists: Parameter group postgres-dev-001 already exists',
    ],
  },
  {
    codes: ['DBSnapshotAlreadyExists'],
    cause:
      'A snapshot with the name of the final snapshot is there already, from an earlier environment of this suffix.',
    left: `${notDeleted} No final snapshot was taken.`,
    remedy:
      'Copy the older snapshot under another name, or delete it where nobody needs it (`aws rds delete-db-snapshot`).',
    next: 'destroy',
    page: `${api}/API_DeleteDBInstance.html`,
    said: [
      `${deleting}, DBSnapshotAlreadyExists: Cannot create the snapshot because a snapshot with the identifier postgres-dev-001-final already exists.`,
    ],
  },
  {
    codes: ['SnapshotQuotaExceeded'],
    cause: 'The region has as many manual snapshots as its quota allows (100, unless it was raised).',
    left: notDeleted,
    remedy:
      'Delete manual snapshots that nobody needs, or have the quota raised (Service Quotas, “Manual DB instance snapshots”).',
    next: 'doctor',
    page: `${guide}/CHAP_Limits.html`,
    said: [`${deleting}, SnapshotQuotaExceeded: Cannot create more than 100 manual snapshots`],
  },
  {
    codes: [
      'StorageQuotaExceeded',
      'InstanceQuotaExceeded',
      'DBSubnetGroupQuotaExceeded',
      'DBParameterGroupQuotaExceeded',
    ],
    cause:
      'A quota of RDS in this account and region is used up: databases, storage of all of them, or groups.',
    left: notMade,
    remedy:
      'Have the quota raised (Service Quotas, “Amazon RDS”), or delete databases and groups that nobody needs.',
    next: 'doctor',
    page: `${guide}/CHAP_Limits.html`,
    said: [
      `${creating}, InstanceQuotaExceeded: DB Instance quota exceeded`,
      `${creating}, StorageQuotaExceeded: Cannot allocate storage: quota exceeded`,
    ],
  },
  {
    codes: ['InsufficientDBInstanceCapacity'],
    cause:
      'AWS has no free host of this class in the zones of the subnet group at the moment. It has nothing to do with your quota.',
    left: notMade,
    remedy: 'Wait some minutes, or set another `database.instanceClass`, or offer subnets of another zone.',
    next: 'deploy',
    page: `${guide}/CHAP_Troubleshooting.html`,
    said: [
      `${creating}, InsufficientDBInstanceCapacity: Cannot create a db.r7g.large database instance because your chosen Availability Zone is currently at capacity.`,
    ],
  },
  {
    codes: ['InvalidParameterCombination'],
    text: /RDS does not support creating a DB instance with the following combination|does not support.*DBInstanceClass/i,
    cause: 'This instance class is not offered for this engine version, storage and region.',
    left: notMade,
    remedy:
      'Set another `database.instanceClass` or `database.engineVersion`; doctor asks AWS what goes together.',
    next: 'doctor',
    page: `${guide}/Concepts.DBInstanceClass.Support.html`,
    said: [
      `${creating}, api error InvalidParameterCombination: RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.t2.micro, Engine=postgres, EngineVersion=17.7, LicenseModel=postgresql-license.`,
    ],
  },
  {
    codes: ['InvalidParameterCombination'],
    text: /Cannot find version/i,
    cause: 'RDS does not create this version of PostgreSQL, or not any more.',
    left: notMade,
    remedy: 'Set `database.engineVersion` to the major alone, or to a version that doctor names.',
    next: 'doctor',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
    said: [`${creating}, api error InvalidParameterCombination: Cannot find version 15.1 for postgres`],
  },
  {
    codes: ['InvalidParameterCombination'],
    text: /Cannot upgrade|Cannot (modify|change).*(engine|version)|downgrade/i,
    cause:
      'There is no way from the version that runs to the one in the file: RDS goes up only, and a major upgrade only from some minors.',
    left: notChanged,
    remedy:
      'Set `database.engineVersion` to a version that `aws rds describe-db-engine-versions` lists as upgrade target, and go in two steps where needed.',
    next: 'plan',
    page: `${guide}/USER_UpgradeDBInstance.PostgreSQL.html`,
    said: [
      `${modifying}, api error InvalidParameterCombination: Cannot upgrade postgres from 15.17 to 15.15`,
    ],
  },
  {
    codes: ['InvalidParameterCombination', 'InvalidParameterValue'],
    text: /storage|iops|throughput/i,
    cause:
      'RDS refuses this size, speed or growth of the storage: it never shrinks, gp3 has a floor of IOPS from 400 GiB on, and the limit of autoscaling lies at least 10 % above the size.',
    left: 'The storage is as it was before, or the database was not made. What was done before it is in the state.',
    remedy: 'Set `database.storageGiB` to what AWS has at least, and `database.maxStorageGiB` 10 % above it.',
    next: 'plan',
    page: `${guide}/CHAP_Storage.html`,
    said: [
      `${modifying}, api error InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp3: 10`,
      `${creating}, api error InvalidParameterCombination: Max storage size must be greater than storage size`,
      `${modifying}, api error InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.`,
    ],
  },
  {
    codes: ['InvalidParameterCombination', 'InvalidParameterValue'],
    text: /deletion ?protection|Cannot delete protected DB Instance/i,
    cause: 'The database is protected against deletion in AWS, whatever the file says meanwhile.',
    left: notDeleted,
    remedy: 'Set `database.deletionProtection: false` and deploy that first.',
    next: 'deploy',
    page: `${guide}/USER_DeleteInstance.html`,
    said: [
      `${deleting}, api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.`,
    ],
  },
  {
    codes: ['InvalidParameterValue'],
    text: /MasterUserPassword|master (user )?password/i,
    cause:
      'The value of the secret is no password that RDS takes: 8 to 128 printable ASCII characters without `/`, `@`, `"` and spaces.',
    left: notMade,
    remedy: 'Have a new value made.',
    next: 'secret rotate',
    page: `${api}/API_CreateDBInstance.html`,
    said: [
      `${creating}, api error InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
    ],
  },
  {
    codes: ['InvalidParameterValue'],
    text: /DB instance class|DBInstanceClass/i,
    cause: 'RDS has no such instance class.',
    left: notMade,
    remedy: 'Set `database.instanceClass` to a class that exists, for example db.t4g.micro.',
    next: 'validate',
    page: `${guide}/Concepts.DBInstanceClass.Types.html`,
    said: [`${creating}, api error InvalidParameterValue: Invalid DB Instance class: db.t4g.mikro`],
  },
  {
    codes: ['StorageTypeNotSupported'],
    cause: 'This storage type is not offered for this instance class and region.',
    left: notMade,
    remedy: 'Set another `database.instanceClass`, of the current generation.',
    next: 'doctor',
    page: `${guide}/CHAP_Storage.html`,
    said: [`${creating}, StorageTypeNotSupported: gp3 storage is not supported for db.m1.small`],
  },
  {
    codes: ['InvalidVPCNetworkState', 'InvalidSubnet', 'DBSubnetGroupDoesNotCoverEnoughAZs'],
    types: ['aws_db_instance', 'aws_db_subnet_group', 'aws_rds_cluster'],
    cause:
      'The subnet group does not fit: RDS needs subnets of two Availability Zones in one VPC, and a database that runs does not move to another VPC so.',
    left: 'Group and database are as they were before, or were not made. What was done before is in the state.',
    remedy: 'Name subnets of at least two zones of the same VPC in `network.databaseSubnetIds`.',
    next: 'doctor',
    page: `${guide}/USER_VPC.WorkingWithRDSInstanceinaVPC.html`,
    said: [
      `${modifying}, InvalidVPCNetworkStateFault: You cannot move DB instance postgres-dev-001 to subnet group db-subnet-dev-001. The specified DB subnet group and DB instance are in the same VPC. Choose a DB subnet group in different VPC than the specified DB instance and try again.`,
      "creating RDS DB Subnet Group (db-subnet-dev-001): operation error RDS: CreateDBSubnetGroup, https response error StatusCode: 400, RequestID: 0f1e, DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ap-southeast-1a. Add subnets to cover at least 2 AZs.",
    ],
  },
  {
    codes: ['InvalidDBParameterGroupState', 'InvalidDBSubnetGroupState'],
    cause: 'A database still uses the group, or did until a moment ago.',
    left: notDeleted,
    remedy: 'Wait until the database is changed or gone (`aws rds describe-db-instances`).',
    next: 'plan',
    page: `${api}/API_DeleteDBParameterGroup.html`,
    said: [
      'deleting RDS DB Parameter Group (postgres-dev-001): operation error RDS: DeleteDBParameterGroup, https response error StatusCode: 400, RequestID: 0f1e, InvalidDBParameterGroupState: One or more database instances are still members of this parameter group postgres-dev-001, so the group cannot be deleted',
    ],
  },
  {
    codes: ['InvalidDBInstanceState'],
    cause:
      'The database is busy with something else: a backup, a change, a start. RDS takes one change at a time.',
    left: notChanged,
    remedy: 'Wait until its status is `available` (`aws rds describe-db-instances`).',
    next: 'plan',
    page: `${guide}/accessing-monitoring.html`,
    said: [`${modifying}, InvalidDBInstanceState: Database instance is not in available state.`],
  },
  {
    codes: ['KMSKeyNotAccessible'],
    cause:
      'The KMS key of the storage does not exist here, is disabled, or its policy does not let the deployer use it.',
    left: notMade,
    remedy:
      'Enable the key, and allow the deploying role kms:CreateGrant and kms:DescribeKey on it (guide to the deployer’s permissions).',
    next: 'doctor',
    page: `${guide}/Overview.Encryption.Keys.html`,
    said: [
      `${creating}, KMSKeyNotAccessibleFault: The specified KMS key [arn:aws:kms:ap-southeast-1:111122223333:key/x] does not exist, is not enabled or you do not have permissions to access it.`,
    ],
  },
]);
