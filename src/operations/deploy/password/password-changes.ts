import { passwordAddresses } from '../../../stacks/password-addresses.js';
import { managedChanges, type PlanDocument } from '../../../terraform/json/plan.js';

/** What a plan does to the password that a stack makes itself. */
export interface PasswordChanges {
  /** The secret is made: it was not there, or is gone. One that was left half made is there. */
  readonly secretCreated: boolean;
  /** The secret is deleted. */
  readonly secretDeleted: boolean;
  /** The secret gets a new value. */
  readonly valueCreated: boolean;
  /** The database is there already. */
  readonly databaseExists: boolean;
  /** The database gets the value of the secret. */
  readonly sentToDatabase: boolean;
  /** The database that gets it, and the version of the password. */
  readonly database: { readonly address: string; readonly version: number | null } | undefined;
}

/** A plan that leaves the password as it is. */
export const noPasswordChanges: PasswordChanges = {
  secretCreated: false,
  secretDeleted: false,
  valueCreated: false,
  databaseExists: true,
  sentToDatabase: false,
  database: undefined,
};

/**
 * Finds in a plan what happens to the password, by the addresses of `MultiEnvStack`.
 * @param halfMade what an earlier run left half made
 */
export function passwordChangesOf(plan: PlanDocument, halfMade: readonly string[]): PasswordChanges {
  const { database, secret, secretVersion } = passwordAddresses;
  const managed = managedChanges(plan);
  const changeAt = (address: string) => managed.find((one) => one.address === address)?.change;
  const does = (address: string, action: string) => changeAt(address)?.actions.includes(action) ?? false;
  const created = does(database, 'create');
  const version = (state: 'before' | 'after') => changeAt(database)?.[state]?.password_wo_version;
  const after = version('after');
  const wanted = typeof after === 'number' ? after : null;
  return {
    secretCreated: does(secret, 'create') && !halfMade.includes(secret),
    secretDeleted: does(secret, 'delete'),
    valueCreated: does(secretVersion, 'create'),
    databaseExists: !created,
    sentToDatabase: created || version('before') !== after,
    database: changeAt(database)?.after == null ? undefined : { address: database, version: wanted },
  };
}
