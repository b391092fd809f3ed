import { type Edit, refreshes, type ShownLine } from '../edit.js';

const settings = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';
const parameters =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Modifying.html';
const restore = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html';
const instance = 'aws_db_instance.postgres';
const dev = { on: 'dev-001', batch: 'settings', page: settings } as const;
const large = { 'database.storageGiB': 500, 'database.maxStorageGiB': 1000 };
const restored = { ...dev, shows: [], page: restore, because: 'it counts when a database is made' } as const;

/** Parameters of logging that come to the group, each a block. */
export const loggingParameters: readonly ShownLine[] = ['apply_method', 'name', 'value'].map(
  (name) => `aws_db_parameter_group.db_parameter_group parameter.${name} none` as const,
);

/** Edits of what watches the database, of its speed, and of what it starts from. */
export const databaseMonitoringEdits: readonly Edit[] = [
  {
    ...{ ...dev, setting: 'database.enhancedMonitoringSeconds', to: 60 },
    shows: [
      `${instance} monitoring_interval none`,
      `${instance} monitoring_role_arn none`,
      'aws_iam_role.db_monitoring_role (create) none',
      'aws_iam_role_policy_attachment.db_monitoring_policy (create) access',
    ],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ ...dev, setting: 'database.insights', to: 'standard' },
    shows: [
      `${instance} performance_insights_enabled none`,
      `${instance} performance_insights_retention_period none`,
      `${instance} database_insights_mode none`,
    ],
    because: 'enabling either mode of Database Insights causes no downtime',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Considerations.html',
  },
  {
    ...{ ...dev, setting: 'database.caCertificateIdentifier', to: 'rds-ca-ecc384-g1' },
    shows: [`${instance} ca_cert_identifier restart`],
    because: 'some versions restart for another certificate',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  },
  {
    ...{ ...dev, setting: 'database.engineLifecycleSupport' },
    to: 'open-source-rds-extended-support-disabled',
    shows: [`${instance} engine_lifecycle_support none`],
    because:
      'it counts when standard support of the major version ends; a provider that does not send it leaves it as it was, and the next plan has it again',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
  },
  {
    ...{ on: 'dev-201', batch: 'watching', setting: 'database.logConnections', to: true, page: parameters },
    shows: loggingParameters,
    because: 'both parameters are dynamic: new connections are logged',
  },
  {
    ...{ on: 'staging-002', batch: 'settings', setting: 'database.slowStatementMilliseconds', to: 500 },
    shows: loggingParameters,
    because: 'the parameters are dynamic',
    page: parameters,
  },
  {
    ...{ on: 'prod-303', batch: 'watching', setting: 'database.iops', to: 16_000, page: settings },
    beside: large,
    shows: [`${instance} allocated_storage none`, `${instance} iops none`],
    because: 'downtime does not occur during this change',
  },
  {
    ...{
      on: 'dev-201',
      batch: 'watching',
      setting: 'database.storageThroughputMiBps',
      to: 750,
      page: settings,
    },
    beside: { ...large, 'database.iops': 12_000 },
    shows: [
      `${instance} allocated_storage none`,
      `${instance} max_allocated_storage none`,
      `${instance} iops none`,
      `${instance} storage_throughput none`,
    ],
    because: 'downtime does not occur during this change',
  },
  {
    ...{ on: 'dev-101', batch: 'key', setting: 'database.kmsKeyArn', page: settings },
    to: 'arn:aws:kms:ap-southeast-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
    shows: [
      `${instance} (replace) data-loss`,
      `${instance} kms_key_id replacement`,
      ...refreshes('user_data'),
    ],
    because: 'the key of a database cannot be changed: the instance is made anew',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ ...restored, setting: 'database.restoreFrom.source', to: 'snapshot' },
    beside: { 'database.restoreFrom.snapshotIdentifier': 'postgres-dev-001-final' },
  },
  {
    ...{ ...restored, on: 'staging-002', setting: 'database.restoreFrom.snapshotIdentifier' },
    to: 'postgres-dev-002-final',
    beside: { 'database.restoreFrom.source': 'snapshot' },
  },
  {
    ...{ ...restored, on: 'prod-303', batch: 'watching', setting: 'database.restoreFrom.databaseIdentifier' },
    to: 'postgres-staging-002',
    beside: { 'database.restoreFrom.source': 'pointInTime' },
  },
  {
    ...{ ...restored, on: 'dev-201', batch: 'watching', setting: 'database.restoreFrom.time' },
    to: '2026-11-20T07:30:00Z',
    beside: {
      'database.restoreFrom.source': 'pointInTime',
      'database.restoreFrom.databaseIdentifier': 'postgres-staging-002',
    },
  },
];
