import { elementIds } from '../constructs/database/element-ids.js';

/** Addresses in `MultiEnvStack` of what the password of the database passes through; secret and version only where the stack makes it. */
export const passwordAddresses = {
  database: `aws_db_instance.${elementIds.instance}`,
  secret: `aws_secretsmanager_secret.${elementIds.passwordSecret}`,
  secretVersion: `aws_secretsmanager_secret_version.${elementIds.passwordVersion}`,
} as const;
