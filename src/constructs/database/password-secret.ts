import { DataAwsSecretsmanagerSecret } from '@cdktn/provider-aws/lib/data-aws-secretsmanager-secret/index.js';
import { EphemeralAwsSecretsmanagerSecretVersion } from '@cdktn/provider-aws/lib/ephemeral-aws-secretsmanager-secret-version/index.js';
import { Construct } from 'constructs';

export interface PasswordSecretProps {
  /** Name of a secret that exists and whose value is the password. */
  readonly secretName: string;
}

/**
 * The password of the database, read from Secrets Manager for the length of one Terraform run: it reaches no plan and no state.
 * Source: https://developer.hashicorp.com/terraform/language/resources/ephemeral
 */
export class PasswordSecret extends Construct {
  readonly secretArn: string;
  /** For write-only attributes only: Terraform refuses it anywhere else. */
  readonly ephemeralValue: string;

  constructor(scope: Construct, id: string, { secretName }: PasswordSecretProps) {
    super(scope, id);
    const secret = new DataAwsSecretsmanagerSecret(this, 'rds_password', { name: secretName });
    this.secretArn = secret.arn;
    this.ephemeralValue = new EphemeralAwsSecretsmanagerSecretVersion(this, 'rds_password_value', {
      secretId: secret.arn,
    }).secretString;
  }
}
