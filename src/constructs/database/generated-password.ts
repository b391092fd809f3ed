import { EphemeralAwsSecretsmanagerRandomPassword } from '@cdktn/provider-aws/lib/ephemeral-aws-secretsmanager-random-password/index.js';
import { EphemeralAwsSecretsmanagerSecretVersion } from '@cdktn/provider-aws/lib/ephemeral-aws-secretsmanager-secret-version/index.js';
import { SecretsmanagerSecret } from '@cdktn/provider-aws/lib/secretsmanager-secret/index.js';
import { SecretsmanagerSecretVersion } from '@cdktn/provider-aws/lib/secretsmanager-secret-version/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { DatabasePassword } from './database-password.js';
import { elementIds } from './element-ids.js';
import type { DatabaseSettings } from './settings.js';

/** What `GeneratedPassword` needs. */
export interface GeneratedPasswordProps {
  readonly settings: DatabaseSettings['password'];
  /** Name of the secret to make. */
  readonly secretName: string;
  readonly databaseName: string;
}

/**
 * RDS refuses the slash, the double quote, the at sign and the space; the rest is what shells and URLs take amiss.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
const refusedCharacters = '/"@\'`\\$%&()[]{}<>|;:,?^';

/**
 * A password that the stack makes, keeps in a secret of its own, and hands to the database: random value → secret → read back → database.
 *
 * The value is read back from the secret, because the random one is another at every run: fed from it, secret and database would
 * differ after an apply that was cut between the two. It is read by the ARN that the *version* tells: as long as there is no version,
 * that is unknown, and a plan waits instead of failing on an empty secret.
 */
export class GeneratedPassword extends Construct implements DatabasePassword {
  readonly attributes: DatabasePassword['attributes'];
  readonly secretArn: () => string;

  constructor(scope: Construct, id: string, given: GeneratedPasswordProps) {
    super(scope, id);
    const { settings, secretName, databaseName } = withLiterals(given, 'settings');
    const secret = new SecretsmanagerSecret(this, elementIds.passwordSecret, {
      name: secretName,
      description: `Password of the PostgreSQL database ${databaseName}`,
      recoveryWindowInDays: settings.recoveryWindowDays,
      tags: { Name: secretName },
    });
    const random = new EphemeralAwsSecretsmanagerRandomPassword(this, 'rds_password_random', {
      passwordLength: 32,
      excludeCharacters: refusedCharacters,
      includeSpace: false,
      requireEachIncludedType: true,
    });
    const version = new SecretsmanagerSecretVersion(this, elementIds.passwordVersion, {
      secretId: secret.id,
      secretStringWo: random.randomPassword,
      secretStringWoVersion: settings.version,
    });
    const value = new EphemeralAwsSecretsmanagerSecretVersion(this, 'rds_password_value', {
      secretId: version.arn,
    });
    this.secretArn = () => secret.arn;
    this.attributes = { passwordWo: value.secretString, passwordWoVersion: settings.version };
  }
}
