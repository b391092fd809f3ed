import { awsRefused } from '../../../aws/errors.js';
import { openSecretsManager } from '../../../aws/secrets-manager.js';
import type { Target } from '../../../aws/target.js';
import { environmentNames } from '../../../config/names/environment-names.js';
import { UserError } from '../../../errors/user-error.js';
import type { LateFacts } from './manifest.js';

/** In the place of a version that nobody could read; no id of AWS is so short. */
export const unknownVersion = 'unknown';

/** The secret of the password that a configuration reads, and why its version is not known. */
export interface SecretVersion {
  /** Null where the configuration reads none. */
  readonly secret: LateFacts['secret'];
  /** When anything of the secret was changed last, as AWS says. */
  readonly changedAt?: string | undefined;
  /** Why AWS did not tell the version. */
  readonly refusal?: UserError | undefined;
}

/**
 * The version of the password that Terraform would take. The stack of a project's own app may do without our secret.
 * @param configuration text of cdk.tf.json
 * @throws UserError `aws-…`; a refusal of AWS is a version that is not known
 */
export async function secretVersion(run: Target, configuration: string): Promise<SecretVersion> {
  if (run.environment.database.password.source === 'rdsManaged') return { secret: null };
  const name = environmentNames(run.environment).database.passwordSecret;
  if (!configuration.includes(JSON.stringify(name))) return { secret: null };
  const secrets = await openSecretsManager(run);
  try {
    const found = await secrets.describe(name);
    return { secret: { name, versionId: found?.versionId ?? null }, changedAt: found?.changedAt };
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== awsRefused.code) throw error;
    return { secret: { name, versionId: unknownVersion }, refusal: error };
  }
}
