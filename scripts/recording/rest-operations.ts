type Operation = readonly [method: string, path: RegExp, operation: string];

/** Source: the service model of AWS Backup, `requestUri`. */
const backup: readonly Operation[] = [
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

/** Source: the service model of Route 53, `requestUri`. */
const route53: readonly Operation[] = [
  ['GET', /^\/hostedzone\/[^/]+$/, 'GetHostedZone'],
  ['POST', /^\/hostedzone\/[^/]+\/rrset$/, 'ChangeResourceRecordSets'],
  ['GET', /^\/hostedzone\/[^/]+\/rrset$/, 'ListResourceRecordSets'],
  ['GET', /^\/change\/[^/]+$/, 'GetChange'],
];

/** Services whose operations are told apart by method and path. */
const services: Readonly<Record<string, readonly Operation[]>> = { backup, route53 };

/**
 * The operation behind a request; undefined for a service that names it in the request.
 * @throws Error for one that is not in the list: add it there
 */
export function restOperation(service: string, method: string, pathname: string): string | undefined {
  const operations = services[service];
  if (operations === undefined) return undefined;
  // Route 53 has the version of its API before each path.
  const path = pathname.replace(/\/$/, '').replace(/^\/\d{4}-\d{2}-\d{2}(?=\/)/, '');
  const found = operations.find(([by, pattern]) => by === method && pattern.test(path));
  if (found === undefined)
    throw new Error(
      `${method} ${path}: which operation of ${service} is it? Add it to scripts/recording/rest-operations.ts.`,
    );
  return found[2];
}
