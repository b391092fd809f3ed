/** What a plan does to the password that a stack makes itself. */
export interface PasswordChanges {
  /** The secret is made: it was not there, or is gone. */
  readonly secretCreated: boolean;
  /** The secret is deleted. */
  readonly secretDeleted: boolean;
  /** The secret gets a new value. */
  readonly valueCreated: boolean;
  /** The database is there already. */
  readonly databaseExists: boolean;
  /** The database gets the value of the secret. */
  readonly sentToDatabase: boolean;
  /** An earlier apply recorded a version that the database did not get. */
  readonly missedByDatabase: boolean;
}

/** A plan that leaves the password as it is. */
export const noPasswordChanges: PasswordChanges = {
  secretCreated: false,
  secretDeleted: false,
  valueCreated: false,
  databaseExists: true,
  sentToDatabase: false,
  missedByDatabase: false,
};

interface Change {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before?: Readonly<Record<string, unknown>> | null | undefined;
    readonly after?: Readonly<Record<string, unknown>> | null | undefined;
  };
}

type OutputChanges = Readonly<Record<string, { readonly actions: readonly string[] }>>;

/**
 * Finds in a plan what happens to the password, by the addresses of `MultiEnvStack`.
 *
 * The provider keeps the new version in the state even when AWS refuses the update. The output `db_password_version` tells the truth:
 * Terraform evaluates it after the database succeeded, so it changes alone only where the database missed its password.
 */
export function passwordChangesOf(changes: readonly Change[], outputs: OutputChanges): PasswordChanges {
  const changeAt = (address: string) => changes.find((one) => one.address === address)?.change;
  const does = (address: string, action: string) => changeAt(address)?.actions.includes(action) ?? false;
  const database = 'aws_db_instance.postgres';
  const created = does(database, 'create');
  const version = (state: 'before' | 'after') => changeAt(database)?.[state]?.password_wo_version;
  const sentToDatabase = created || version('before') !== version('after');
  return {
    secretCreated: does('aws_secretsmanager_secret.rds_password', 'create'),
    secretDeleted: does('aws_secretsmanager_secret.rds_password', 'delete'),
    valueCreated: does('aws_secretsmanager_secret_version.rds_password_version', 'create'),
    databaseExists: !created,
    sentToDatabase,
    // Not where it is new: a first deploy that was killed had no time to write it down.
    missedByDatabase: !sentToDatabase && outputs.db_password_version?.actions.includes('update') === true,
  };
}
