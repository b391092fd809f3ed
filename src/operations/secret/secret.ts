import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { secretNotFound, secretScheduledForDeletion } from '../../aws/errors.js';
import { generatePassword } from '../../aws/generate-password.js';
import {
  openSecretsManager,
  type SecretDescription,
  type SecretsManager,
} from '../../aws/secrets-manager.js';
import type { SandboxPlace, Target } from '../../aws/target.js';
import { editSettings } from '../../config/file/edit-settings.js';
import { environmentNames } from '../../config/names/environment-names.js';
import type { ResolvedEnvironment } from '../../config/schema/environment-schema.js';
import type { UserError } from '../../errors/user-error.js';
import { throwIfInterrupted } from '../../processes/interrupt.js';
import type { OperationContext } from '../context.js';
import { passwordVersionNotEditable, secretNotOurs } from '../errors.js';
import { targetOf } from '../target.js';

/** Which secret, and whether it is the sandbox's. */
export interface SecretOptions {
  readonly environment: ResolvedEnvironment;
  /** This run is on the sandbox. */
  readonly sandbox?: SandboxPlace;
}

/** The secret of an environment's database password; never its value. */
export interface SecretReference {
  readonly name: string;
  readonly arn: string;
}

/**
 * Makes the secret `rds-password-{suffix}` with a generated password, unless it is there already.
 * @throws UserError `secret-not-ours`, `secret-scheduled-for-deletion`, `aws-credentials-missing`, `aws-unreachable`, `aws-refused`.
 */
export async function secretInit(
  context: OperationContext,
  options: SecretOptions & { readonly root: string },
): Promise<SecretReference & { readonly created: boolean }> {
  const target = targetOf(context, options.environment, options.sandbox);
  const { environment, invocation } = target;
  const { source } = environment.database.password;
  if (source !== 'secretsManager')
    throw notOurs(environment, source, invocation.next('deploy', { env: environment.suffix }));
  const name = environmentNames(environment).database.passwordSecret;
  const secrets = await openSecretsManager(target);
  throwIfInterrupted(context.interrupt);
  const found = await describe(secrets, target);
  if (found?.hasValue) return { name, arn: found.arn, created: false };
  if (found !== undefined) {
    await secrets.putValue(name, generatePassword());
    return { name, arn: found.arn, created: true };
  }
  const made = await secrets.create({
    name,
    description: `Password of the PostgreSQL database of ${environment.suffix}`,
    value: generatePassword(),
    tags: tagsOf(environment, name),
  });
  if (made !== undefined) return { name, arn: made.arn, created: true };
  // Somebody else made it between the two requests.
  const theirs = await describe(secrets, target);
  if (theirs === undefined) throw secretNotFound.error({ name, suffix: environment.suffix, invocation });
  return { name, arn: theirs.arn, created: false };
}

/**
 * Raises `database.password.version` in environments.yaml by one and puts a new generated password into the secret: the next deploy
 * brings it to the database. With the source `generated` that deploy makes the password too, and only the file changes here; `arn` is
 * null then, because AWS is not asked. The file keeps its comments and its layout.
 * @throws UserError `secret-not-ours`, `secret-not-found`, `secret-scheduled-for-deletion`, `password-version-not-editable`, `aws-…`.
 */
export async function secretRotate(
  context: OperationContext,
  options: SecretOptions & { /** environments.yaml, absolute. */ readonly file: string },
): Promise<{ readonly name: string; readonly arn: string | null; readonly version: number }> {
  const { environment } = options;
  const { source } = environment.database.password;
  if (source === 'rdsManaged')
    throw notOurs(environment, source, 'There is nothing to do, or choose `generated` or `secretsManager`.');
  const name = environmentNames(environment).database.passwordSecret;
  const version = environment.database.password.version + 1;
  // A link stays a link: the file behind it is written.
  const file = await realpath(options.file);
  const path = ['environments', environment.suffix, 'database', 'password', 'version'] as const;
  const edited = editSettings(await readFile(file, 'utf8'), [{ path, value: version }]);
  if ('refused' in edited) {
    throw passwordVersionNotEditable.error({ path: path.join('.'), version }, { file, path: path.join('.') });
  }
  throwIfInterrupted(context.interrupt);
  const secret =
    source === 'generated' ? undefined : await existing(targetOf(context, environment, options.sandbox));
  const draft = await writeDraft(file, edited.text);
  try {
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  // Not before the file has the version: cut in between, a new value with the old version would never reach the database, and nobody
  // would notice. An old value with a new version is sent once more, without harm.
  await secret?.putValue(generatePassword());
  return { name, arn: secret?.arn ?? null, version };
}

async function existing(target: Target) {
  const { environment, invocation } = target;
  const name = environmentNames(environment).database.passwordSecret;
  const secrets = await openSecretsManager(target);
  const found = await describe(secrets, target);
  if (found === undefined) throw secretNotFound.error({ name, suffix: environment.suffix, invocation });
  return { arn: found.arn, putValue: (value: string) => secrets.putValue(name, value) };
}

function notOurs(
  { suffix }: ResolvedEnvironment,
  source: 'generated' | 'rdsManaged',
  next: string,
): UserError {
  return secretNotOurs.error({ suffix, source, next });
}

async function describe(
  secrets: SecretsManager,
  { environment, invocation }: Target,
): Promise<SecretDescription | undefined> {
  const name = environmentNames(environment).database.passwordSecret;
  const found = await secrets.describe(name);
  if (found?.isScheduledForDeletion) {
    const { suffix } = environment;
    throw secretScheduledForDeletion.error({ name, suffix, invocation });
  }
  return found;
}

function tagsOf(environment: ResolvedEnvironment, name: string): Record<string, string> {
  return {
    ...environment.tags,
    Project: environment.project,
    Environment: environment.environment,
    EnvironmentSuffix: environment.suffix,
    ManagedBy: 'CDKTF',
    Name: name,
  };
}

/** Written before the secret changes, so that a full disk is found out in time. */
async function writeDraft(file: string, text: string): Promise<string> {
  const draft = `${file}.${Date.now()}.part`;
  await writeFile(draft, text, { flag: 'wx', mode: (await stat(file)).mode & 0o777 });
  return draft;
}
