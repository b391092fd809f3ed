import { type Edit, refreshes } from '../edit.js';

const instance = 'aws_db_instance.postgres';
const secret = 'aws_secretsmanager_secret.rds_password';
const version = 'aws_secretsmanager_secret_version.rds_password_version';
const page = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.Settings.html';
const managed = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html';
const deletion = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html';

/** Edits of the password of the database. */
export const passwordEdits: readonly Edit[] = [
  {
    ...{ on: 'dev-001', batch: 'settings', setting: 'database.password.version', to: 2, page },
    shows: [`${instance} password_wo_version rotation`],
    because: 'a new master password counts at once, without downtime, for connections that begin',
  },
  {
    ...{ on: 'dev-101', batch: 'settings', setting: 'database.password.version', to: 2, page },
    shows: [
      `${instance} password_wo_version rotation`,
      `${version} (rotate) rotation`,
      `${version} secret_string_wo_version rotation`,
    ],
    because: 'secret and database get a new value',
  },
  {
    ...{ on: 'dev-001', batch: 'settings', setting: 'database.password.recoveryWindowDays', to: 7 },
    shows: [],
    because: 'the stack deletes no secret that it has not made',
    page: deletion,
  },
  {
    ...{ on: 'dev-101', batch: 'settings', setting: 'database.password.recoveryWindowDays', to: 7 },
    shows: [`${secret} recovery_window_in_days none`],
    because: 'it counts when the secret is deleted',
    page: deletion,
  },
  {
    ...{ on: 'staging-002', batch: 'settings', setting: 'database.password.source', to: 'rdsManaged' },
    shows: [
      `${instance} manage_master_user_password rotation`,
      `${instance} password_wo_version rotation`,
      'aws_iam_role_policy.read_database_secret policy access',
      ...refreshes('user_data'),
      'terraform_data.db_managed_password (create) none',
    ],
    together: 'downtime',
    because: 'RDS makes another password at once and keeps it in a secret of its own',
    page: managed,
  },
  {
    ...{ on: 'dev-101', batch: 'managed', setting: 'database.password.source', to: 'rdsManaged' },
    shows: [
      `${instance} manage_master_user_password rotation`,
      `${instance} password_wo_version rotation`,
      'aws_iam_role_policy.read_database_secret policy access',
      ...refreshes('user_data'),
      'terraform_data.db_managed_password (create) none',
      `${secret} (destroy) data-loss`,
      `${version} (destroy) rotation`,
    ],
    because: 'the secret that the stack has made is deleted, with what others may have put into it',
    page: deletion,
    refusedBy: 'data-loss-not-allowed',
  },
  {
    ...{ on: 'dev-201', batch: 'generated', setting: 'database.password.source', to: 'generated' },
    shows: [
      `${instance} manage_master_user_password rotation`,
      `${instance} password_wo_version rotation`,
      'aws_iam_role_policy.read_database_secret policy access',
      ...refreshes('user_data'),
      `${secret} (create) none`,
      `${version} (create) none`,
      'terraform_data.db_managed_password (destroy) none',
    ],
    together: 'downtime',
    because:
      'the database gets a password of the stack, and RDS deletes its own secret, which instances that run still read',
    page: managed,
  },
];
