import { commonNameRules, type NameRules } from '../name-rule.js';
import { parameterGroupFamily } from './engine.js';

/** AWS names of the database and of what belongs to it. */
export interface DatabaseNames {
  readonly instance: string;
  readonly subnetGroup: string;
  /** Has to carry the family: the group of the next major is made before that of the last one goes. */
  readonly parameterGroup: string;
  /** The role by which RDS reports figures of the operating system. */
  readonly monitoringRole: string;
  /** The time of the first deploy follows. */
  readonly finalSnapshot: string;
  /** The secret that holds the password, unless RDS makes it. */
  readonly passwordSecret: string;
}

export function databaseNames({
  suffix,
  engineVersion,
}: {
  readonly suffix: string;
  readonly engineVersion: string;
}): DatabaseNames {
  return {
    instance: `postgres-${suffix}`,
    subnetGroup: `db-subnet-group-${suffix}`,
    parameterGroup: `${parameterGroupFamily(engineVersion)}-${suffix}`,
    monitoringRole: `rds-monitoring-role-${suffix}`,
    finalSnapshot: `postgres-${suffix}-final`,
    passwordSecret: `rds-password-${suffix}`,
  };
}

const identifier = /^[a-z](?!.*--)[a-z0-9-]*[a-z0-9]$/;
const scope = 'account-region';

export const databaseNameRules: NameRules<DatabaseNames> = {
  instance: { resource: 'aws_db_instance', maxLength: 63, pattern: identifier, scope },
  subnetGroup: { resource: 'aws_db_subnet_group', maxLength: 255, pattern: /^[a-z0-9._ -]+$/, scope },
  parameterGroup: { resource: 'aws_db_parameter_group', maxLength: 255, pattern: identifier, scope },
  monitoringRole: commonNameRules.iamRole,
  finalSnapshot: { resource: 'aws_db_snapshot', maxLength: 255, pattern: identifier, scope },
  passwordSecret: {
    resource: 'aws_secretsmanager_secret',
    maxLength: 512,
    pattern: /^[\w/+=.@-]+$/,
    scope,
  },
};
