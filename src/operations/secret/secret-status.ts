import { awsRefused, secretNotFound } from '../../aws/errors.js';
import { openSecretsManager } from '../../aws/secrets-manager.js';
import type { AwsTarget, Target } from '../../aws/target.js';
import { environmentNames } from '../../config/names/environment-names.js';
import type { Settings } from '../../config/schema/environment-schema.js';
import type { PasswordFault } from '../../constructs/database/password-fault.js';
import { UserError } from '../../errors/user-error.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { secretNotOurs } from '../errors.js';
import { targetOf } from '../target.js';
import type { SecretOptions, SecretReference } from './secret.js';

/** How the secret of a database password is; never its value. */
export interface SecretStatus {
  readonly source: Settings['database']['password']['source'];
  readonly state: 'present' | 'empty' | 'missing' | 'scheduled-for-deletion';
  /** Null for a secret of RDS's that does not exist: RDS names it at random. */
  readonly name: string | null;
  readonly arn: string | null;
  /** Why RDS would refuse its value as a password; `unknown` where the value may not be read. Only of a secret that people make. */
  readonly fault?: PasswordFault | 'unknown';
}

/**
 * Looks at the secret of an environment's database password.
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused`.
 */
export async function secretStatus(
  context: OperationContext,
  { environment, sandbox }: SecretOptions,
): Promise<SecretStatus> {
  const target = targetOf(context, environment, sandbox);
  const status = await secretStatusOf(target);
  throwIfInterrupted(context.interrupt);
  const { source, state, name } = status;
  if (source !== 'secretsManager' || state !== 'present' || name === null) return status;
  const fault = await faultOf(target, name);
  return fault === undefined ? status : { ...status, fault };
}

async function faultOf(target: Target, name: string): Promise<SecretStatus['fault']> {
  try {
    return await (await openSecretsManager(target)).passwordFault(name);
  } catch (error) {
    if (error instanceof UserError && error.code === awsRefused.code) return 'unknown';
    throw error;
  }
}

/**
 * The same for a target, without a look at the value.
 * @throws UserError `aws-credentials-missing`, `aws-unreachable`, `aws-refused`.
 */
export async function secretStatusOf(target: Target & Pick<AwsTarget, 'isHurried'>): Promise<SecretStatus> {
  const { source } = target.environment.database.password;
  const { passwordSecret, instance } = environmentNames(target.environment).database;
  const secrets = await openSecretsManager(target);
  if (source === 'rdsManaged') {
    const found = await secrets.findManagedByRds(instance);
    const state = found === undefined ? 'missing' : 'present';
    return { source, state, name: found?.name ?? null, arn: found?.arn ?? null };
  }
  const found = await secrets.describe(passwordSecret);
  const name = passwordSecret;
  if (found === undefined) return { source, state: 'missing', name, arn: null };
  const withValue = found.hasValue ? 'present' : 'empty';
  const state = found.isScheduledForDeletion ? 'scheduled-for-deletion' : withValue;
  return { source, state, name, arn: found.arn };
}

/** Whether a deploy can go on with it: a secret that the deploy makes itself may be missing. */
export function isUsable({ source, state, fault = 'unknown' }: SecretStatus): boolean {
  if (fault !== 'unknown') return false;
  if (state === 'missing') return source !== 'secretsManager';
  return state === 'present' || (state === 'empty' && source === 'generated');
}

/**
 * Takes back the deletion of the secret, with the value that it had.
 * @returns whether there was something to take back
 * @throws UserError `secret-not-ours`, `secret-not-found`, `aws-…`.
 */
export async function secretRestore(
  context: OperationContext,
  options: SecretOptions,
): Promise<SecretReference & { readonly restored: boolean }> {
  const { suffix, database } = options.environment;
  const { source } = database.password;
  if (source === 'rdsManaged')
    throw secretNotOurs.error({ suffix, source, next: 'RDS deletes it with the database, for good.' });
  const name = environmentNames(options.environment).database.passwordSecret;
  const target = targetOf(context, options.environment, options.sandbox);
  const secrets = await openSecretsManager(target);
  throwIfInterrupted(context.interrupt);
  const found = await secrets.describe(name);
  if (found === undefined) throw secretNotFound.error({ name, suffix, invocation: target.invocation });
  if (found.isScheduledForDeletion) await secrets.restore(name);
  return { name, arn: found.arn, restored: found.isScheduledForDeletion };
}
