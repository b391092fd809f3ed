/** Name of the log bucket of an account and region, where the file names none. */
export function defaultLogBucket(accountId: string, region: string): string {
  return `multienv-logs-${accountId}-${region}`;
}
