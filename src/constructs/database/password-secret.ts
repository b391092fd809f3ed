import { DataAwsSecretsmanagerSecret } from '@cdktn/provider-aws/lib/data-aws-secretsmanager-secret/index.js';
import { EphemeralAwsSecretsmanagerSecretVersion } from '@cdktn/provider-aws/lib/ephemeral-aws-secretsmanager-secret-version/index.js';
import { Construct } from 'constructs';
import type { DatabasePassword } from './database-password.js';
import { passwordCondition } from './password-condition.js';

/** What `PasswordSecret` needs. */
export interface PasswordSecretProps {
  /** Name of a secret that exists and whose value is the password. */
  readonly secretName: string;
  /** Raise it to send the value of the secret to the database. */
  readonly version: number;
}

/**
 * The password of the database, read from Secrets Manager for the length of one Terraform run: it reaches no plan and no state.
 * A value that RDS would refuse stops the plan, which does not show it.
 * Source: https://developer.hashicorp.com/terraform/language/resources/ephemeral
 */
export class PasswordSecret extends Construct implements DatabasePassword {
  readonly attributes: DatabasePassword['attributes'];
  readonly secretArn: () => string;

  constructor(scope: Construct, id: string, { secretName, version }: PasswordSecretProps) {
    super(scope, id);
    const secret = new DataAwsSecretsmanagerSecret(this, 'rds_password', { name: secretName });
    this.secretArn = () => secret.arn;
    const value = new EphemeralAwsSecretsmanagerSecretVersion(this, 'rds_password_value', {
      secretId: secret.arn,
    });
    this.attributes = {
      passwordWo: value.secretString,
      passwordWoVersion: version,
      lifecycle: { precondition: [passwordCondition(value.secretString)] },
    };
  }
}
