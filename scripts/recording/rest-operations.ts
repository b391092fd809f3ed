/** Operations of AWS Backup, which are told apart by method and path. Source: its service model, `requestUri`. */
const operations: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['PUT', /^\/backup-vaults\/[^/]+$/, 'CreateBackupVault'],
  ['GET', /^\/backup-vaults\/[^/]+$/, 'DescribeBackupVault'],
  ['DELETE', /^\/backup-vaults\/[^/]+$/, 'DeleteBackupVault'],
  ['PUT', /^\/backup-vaults\/[^/]+\/vault-lock$/, 'PutBackupVaultLockConfiguration'],
  ['DELETE', /^\/backup-vaults\/[^/]+\/vault-lock$/, 'DeleteBackupVaultLockConfiguration'],
  ['GET', /^\/backup-vaults\/[^/]+\/recovery-points$/, 'ListRecoveryPointsByBackupVault'],
  ['PUT', /^\/backup\/plans$/, 'CreateBackupPlan'],
  ['POST', /^\/backup\/plans\/[^/]+$/, 'UpdateBackupPlan'],
  ['GET', /^\/backup\/plans\/[^/]+$/, 'GetBackupPlan'],
  ['DELETE', /^\/backup\/plans\/[^/]+$/, 'DeleteBackupPlan'],
  ['PUT', /^\/backup\/plans\/[^/]+\/selections$/, 'CreateBackupSelection'],
  ['GET', /^\/backup\/plans\/[^/]+\/selections\/[^/]+$/, 'GetBackupSelection'],
  ['DELETE', /^\/backup\/plans\/[^/]+\/selections\/[^/]+$/, 'DeleteBackupSelection'],
  ['GET', /^\/tags\/[^/]+$/, 'ListTags'],
  ['POST', /^\/tags\/[^/]+$/, 'TagResource'],
  ['POST', /^\/untag\/[^/]+$/, 'UntagResource'],
];

/** The operation behind a request. @throws Error for one that is not in the list: add it there */
export function backupOperation(method: string, pathname: string): string {
  const path = pathname.replace(/\/$/, '');
  const found = operations.find(([by, pattern]) => by === method && pattern.test(path));
  if (found === undefined)
    throw new Error(
      `${method} ${path}: which operation of AWS Backup is it? Add it to backup-operations.ts.`,
    );
  return found[2];
}
