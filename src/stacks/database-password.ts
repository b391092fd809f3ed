import type { Construct } from 'constructs';
import type { EnvironmentNames } from '../config/names/environment-names.js';
import type { ResolvedEnvironment } from '../config/schema/environment-schema.js';
import type { DatabasePassword } from '../constructs/database/database-password.js';
import { GeneratedPassword } from '../constructs/database/generated-password.js';
import { PasswordSecret } from '../constructs/database/password-secret.js';
import { rdsManagedPassword } from '../constructs/database/rds-managed-password.js';

/** The password of an environment, from the source that its settings name. */
export function databasePassword(
  stack: Construct,
  { database: { password } }: ResolvedEnvironment,
  { database: { passwordSecret, instance } }: EnvironmentNames,
): DatabasePassword {
  switch (password.source) {
    case 'secretsManager':
      return new PasswordSecret(stack, 'password', {
        secretName: passwordSecret,
        version: password.version,
      });
    case 'generated':
      return new GeneratedPassword(stack, 'password', {
        settings: password,
        secretName: passwordSecret,
        databaseName: instance,
      });
    case 'rdsManaged':
      return rdsManagedPassword;
  }
}
