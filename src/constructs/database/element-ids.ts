/** Ids of the elements that the password of a database passes through, and so the last part of their addresses: they are for good. */
export const elementIds = {
  instance: 'postgres',
  passwordSecret: 'rds_password',
  passwordVersion: 'rds_password_version',
} as const;
