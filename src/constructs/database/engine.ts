/** Major version of a PostgreSQL version: `15` of `15.17`. */
function majorVersion(engineVersion: string): string {
  return engineVersion.split('.')[0] ?? engineVersion;
}

/** Whether the version is a major alone, whose minor AWS picks and maintains. */
export function isMajorOnly(engineVersion: string): boolean {
  return majorVersion(engineVersion) === engineVersion;
}

/**
 * Parameter group family of a PostgreSQL version, for example `postgres15`.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
 */
export function parameterGroupFamily(engineVersion: string): string {
  return `postgres${majorVersion(engineVersion)}`;
}
