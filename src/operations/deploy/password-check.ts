import { secretScheduledForDeletion } from '../../aws/errors.js';
import { openSecretsManager, type SecretDescription } from '../../aws/secrets-manager.js';
import { environmentNames } from '../../config/names/environment-names.js';
import type { Problem } from '../../errors/problem.js';
import { UserError } from '../../errors/user-error.js';
import { secretMissing } from '../../terraform/errors.js';
import { passwordNotSent, passwordWouldBeDeleted, secretNameTaken } from '../errors.js';
import type { EnvironmentRun } from '../run/environment-run.js';
import { takenName } from '../secret/taken-secret-name.js';
import type { PasswordChanges } from './password-changes.js';

/** The part of a run that the checks of the password need. */
type PasswordRun = Pick<EnvironmentRun, 'environment' | 'target' | 'sandboxEndpoint'>;

/**
 * Recognises a plan whose apply would fail at the secret of the password, or leave secret and database with different passwords.
 * AWS is asked only when the plan makes a secret.
 * @throws UserError `secret-name-taken`, `password-not-sent` or `password-would-be-deleted`
 */
export async function checkPassword(run: PasswordRun, planned: PasswordChanges): Promise<void> {
  const { suffix, database } = run.environment;
  const { source, version } = database.password;
  if (source === 'secretsManager' && planned.secretDeleted) throw passwordWouldBeDeleted.error({ suffix });
  if (planned.secretCreated) await checkName(run, planned);
  if (planned.valueCreated && !planned.sentToDatabase)
    throw passwordNotSent.error({ suffix, version, sandbox: run.target.sandbox });
}

async function checkName(run: PasswordRun, { databaseExists }: PasswordChanges): Promise<void> {
  const { environment, sandboxEndpoint, target } = run;
  const name = environmentNames(environment).passwordSecret;
  const found = await describe(run);
  if (found === undefined) return;
  const { isScheduledForDeletion } = found;
  // The database still has the password of the deleted secret: that must come back.
  if (isScheduledForDeletion && databaseExists)
    throw secretScheduledForDeletion.error({ name, suffix: target.suffix, sandbox: target.sandbox });
  throw secretNameTaken.error(takenName({ environment, sandboxEndpoint, isScheduledForDeletion }));
}

/** A secret that Terraform could not read may have been deleted and still be there to restore: the better next step. */
export async function explainMissingSecret(run: PasswordRun, error: unknown): Promise<unknown> {
  const { source } = run.environment.database.password;
  if (!(error instanceof UserError) || source === 'rdsManaged') return error;
  const isAboutSecret = ({ code, message }: Problem) =>
    code === secretMissing.code || message.includes('aws_secretsmanager_secret');
  if (!error.problems.some(isAboutSecret)) return error;
  const found = await describe(run);
  if (found?.isScheduledForDeletion !== true) return error;
  const name = environmentNames(run.environment).passwordSecret;
  const { suffix, sandbox } = run.target;
  return secretScheduledForDeletion.error({ name, suffix, sandbox }, { cause: error });
}

/** Undefined too when we may not ask, or nobody answers: then Terraform has the word. */
async function describe({
  environment,
  sandboxEndpoint,
}: PasswordRun): Promise<SecretDescription | undefined> {
  try {
    const secrets = await openSecretsManager({ environment, sandboxEndpoint });
    return await secrets.describe(environmentNames(environment).passwordSecret);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
