import { parameterGroupFamily } from '../../constructs/database/engine.js';
import { tierTable } from '../resolve/tier-table.js';
import type { ResolvedEnvironment } from '../schema/environment-schema.js';

/** Every AWS name that is derived from the suffix and the settings of an environment. */
export interface EnvironmentNames {
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly autoScalingGroup: string;
  readonly launchTemplate: string;
  readonly albSecurityGroup: string;
  readonly appSecurityGroup: string;
  readonly dbSecurityGroup: string;
  readonly dbSubnetGroup: string;
  readonly dbInstance: string;
  readonly dbParameterGroup: string;
  readonly ec2Role: string;
  readonly instanceProfile: string;
  readonly bucket: string;
  readonly passwordSecret: string;
  readonly finalSnapshot: string;
}

/** The settings of an environment that decide names. */
export type NamedEnvironment = Pick<ResolvedEnvironment, 'suffix' | 'aws' | 'app' | 'database' | 'storage'>;

const defaultPort = tierTable['app.port'][0];

/** The AWS names of an environment. The port and the engine's family are part of a name because changing them replaces the resource. */
export function environmentNames(environment: NamedEnvironment): EnvironmentNames {
  const { suffix, app, database } = environment;
  return {
    loadBalancer: `alb-${suffix}`,
    targetGroup: app.port === defaultPort ? `tg-${suffix}` : `tg-${suffix}-${app.port}`,
    autoScalingGroup: `asg-${suffix}`,
    launchTemplate: `lt-${suffix}`,
    albSecurityGroup: `alb-sg-${suffix}`,
    appSecurityGroup: `app-sg-${suffix}`,
    dbSecurityGroup: `db-sg-${suffix}`,
    dbSubnetGroup: `db-subnet-group-${suffix}`,
    dbInstance: `postgres-${suffix}`,
    dbParameterGroup: `${parameterGroupFamily(database.engineVersion)}-${suffix}`,
    ec2Role: `ec2-role-${suffix}`,
    instanceProfile: `ec2-profile-${suffix}`,
    bucket: bucketName(environment),
    passwordSecret: `rds-password-${suffix}`,
    finalSnapshot: `postgres-${suffix}-final`,
  };
}

function bucketName({ suffix, aws, storage }: NamedEnvironment): string {
  if (storage.bucketName !== undefined) return storage.bucketName;
  const name = `${storage.bucketPrefix}-${suffix}`;
  if (storage.bucketNamespace === 'none' || aws.accountId === undefined) return name;
  return `${name}-${aws.accountId}-${aws.region}`;
}
