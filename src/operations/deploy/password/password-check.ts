import { secretScheduledForDeletion } from '../../../aws/errors.js';
import { openSecretsManager, type SecretDescription } from '../../../aws/secrets-manager.js';
import type { Target } from '../../../aws/target.js';
import { environmentNames } from '../../../config/names/environment-names.js';
import type { Problem } from '../../../errors/problem.js';
import { UserError } from '../../../errors/user-error.js';
import { passwordRefused, secretMissing } from '../../../terraform/errors.js';
import { passwordNotSent, passwordWouldBeDeleted, secretNameTaken } from '../../errors.js';
import { takenName } from '../../secret/taken-secret-name.js';
import { unusableSecret } from '../../secret/unusable-secret.js';
import type { PasswordChanges } from './password-changes.js';

/**
 * Recognises a plan whose apply would fail at the secret of the password, or leave secret and database with different passwords.
 * AWS is asked only when the plan makes a secret.
 * @throws UserError `secret-name-taken`, `password-not-sent` or `password-would-be-deleted`
 */
export async function checkPassword(run: Target, planned: PasswordChanges): Promise<void> {
  const { suffix, database } = run.environment;
  const { source, version } = database.password;
  if (source === 'secretsManager' && planned.secretDeleted) throw passwordWouldBeDeleted.error({ suffix });
  if (planned.secretCreated) await checkName(run, planned);
  if (planned.valueCreated && !planned.sentToDatabase)
    throw passwordNotSent.error({ suffix, version, invocation: run.invocation });
}

async function checkName(run: Target, { databaseExists }: PasswordChanges): Promise<void> {
  const { environment, invocation } = run;
  const name = environmentNames(environment).database.passwordSecret;
  const found = await describe(run);
  if (found === undefined) return;
  const { isScheduledForDeletion } = found;
  // The database still has the password of the deleted secret: that must come back.
  if (isScheduledForDeletion && databaseExists)
    throw secretScheduledForDeletion.error({ name, suffix: environment.suffix, invocation });
  throw secretNameTaken.error(takenName(run, isScheduledForDeletion));
}

/** What a plan says of the secret, with what AWS knows about it: the better next step. */
export async function explainSecret(run: Target, error: unknown): Promise<unknown> {
  const { source } = run.environment.database.password;
  if (!(error instanceof UserError) || source === 'rdsManaged') return error;
  const is = (code: string) => error.problems.some((problem) => problem.code === code);
  if (is(passwordRefused.code)) return explainUnusable(run, error);
  const isAboutSecret = ({ message }: Problem) => message.includes('aws_secretsmanager_secret');
  if (!is(secretMissing.code) && !error.problems.some(isAboutSecret)) return error;
  const found = await describe(run);
  if (found?.isScheduledForDeletion !== true) return error;
  const name = environmentNames(run.environment).database.passwordSecret;
  const { environment, invocation } = run;
  return secretScheduledForDeletion.error({ name, suffix: environment.suffix, invocation }, { cause: error });
}

/** Terraform may not say what is wrong with a value; which kind of fault it is, we may. */
async function explainUnusable(run: Target, error: UserError): Promise<UserError> {
  const name = environmentNames(run.environment).database.passwordSecret;
  try {
    const fault = await (await openSecretsManager(run)).passwordFault(name);
    if (fault === undefined) return error;
    const told = unusableSecret(run, { name, fault });
    const others = error.problems.filter(({ code }) => code !== passwordRefused.code);
    return new UserError([told, ...others], { exitCode: error.exitCode, cause: error });
  } catch (refusal) {
    if (refusal instanceof UserError) return error;
    throw refusal;
  }
}

/** Undefined too when we may not ask, or nobody answers: then Terraform has the word. */
async function describe(run: Target): Promise<SecretDescription | undefined> {
  try {
    const secrets = await openSecretsManager(run);
    return await secrets.describe(environmentNames(run.environment).database.passwordSecret);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
