import { commonNameRules, type NameRules } from '../name-rule.js';

/** AWS names of the log groups of an environment. */
export interface LogNames {
  /** Where RDS writes what PostgreSQL logs: RDS decides the name. */
  readonly database: string;
  /** Where RDS writes the logs of upgrades: RDS decides the name. */
  readonly databaseUpgrade: string;
  readonly application: string;
  readonly system: string;
  /** Alias of the key of the groups. */
  readonly keyAlias: string;
}

/**
 * Names of the log groups; those of RDS follow the name of the instance.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
 */
export function logNames({
  suffix,
  database,
}: {
  readonly suffix: string;
  /** Name of the DB instance. */
  readonly database: string;
}): LogNames {
  return {
    database: `/aws/rds/instance/${database}/postgresql`,
    databaseUpgrade: `/aws/rds/instance/${database}/upgrade`,
    application: `/multi-env/${suffix}/application`,
    system: `/multi-env/${suffix}/system`,
    keyAlias: `alias/logs-${suffix}`,
  };
}

export const logNameRules: NameRules<LogNames> = {
  database: commonNameRules.logGroup,
  databaseUpgrade: commonNameRules.logGroup,
  application: commonNameRules.logGroup,
  system: commonNameRules.logGroup,
  keyAlias: commonNameRules.kmsAlias,
};
