import { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { DbParameterGroup } from '@cdktn/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktn/provider-aws/lib/db-subnet-group/index.js';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { DatabasePassword } from './database-password.js';
import { elementIds } from './element-ids.js';
import { isMajorOnly, parameterGroupFamily } from './engine.js';
import { finalSnapshotName } from './final-snapshot.js';
import type { DatabaseNames } from './names.js';
import type { DatabaseSettings } from './settings.js';

/** What `Database` needs. */
export interface DatabaseProps {
  readonly settings: DatabaseSettings;
  readonly names: Omit<DatabaseNames, 'passwordSecret'>;
  readonly environment: string;
  /** Subnets of the DB subnet group, in at least two Availability Zones. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** One of `PasswordSecret`, `GeneratedPassword` and `rdsManagedPassword`. */
  readonly password: DatabasePassword;
}

/** PostgreSQL that is private, encrypted, backed up and hard to delete by accident. */
export class Database extends Construct {
  /** Host and port, `host:port`. */
  readonly endpoint: string;
  /** Host name. */
  readonly address: string;
  readonly port = 5432;
  /** ARN of the secret that the application reads. */
  readonly secretArn: string;

  constructor(scope: Construct, id: string, given: DatabaseProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const { settings } = props;
    const instance = new DbInstance(this, elementIds.instance, {
      identifier: props.names.instance,
      engine: 'postgres',
      ...engineOf(settings),
      ...storageOf(settings),
      ...protectionOf(this, props),
      instanceClass: settings.instanceClass,
      dbName: settings.name,
      username: settings.username,
      ...props.password.attributes,
      iamDatabaseAuthenticationEnabled: true,
      port: this.port,
      dbSubnetGroupName: this.subnetGroup(props),
      parameterGroupName: this.parameterGroup(props),
      vpcSecurityGroupIds: [props.securityGroupId],
      publiclyAccessible: false,
      multiAz: settings.multiAz,
      applyImmediately: settings.applyImmediately,
      maintenanceWindow: settings.maintenanceWindow,
      enabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
      tags: { Name: props.names.instance },
    });
    this.endpoint = instance.endpoint;
    this.address = instance.address;
    this.secretArn = props.password.secretArn(this, instance);
  }

  private subnetGroup({ names, environment, subnetIds }: DatabaseProps): string {
    return new DbSubnetGroup(this, 'db_subnet_group', {
      name: names.subnetGroup,
      description: `Subnets of RDS PostgreSQL ${environment}`,
      subnetIds,
      tags: { Name: names.subnetGroup },
    }).name;
  }

  private parameterGroup({ names, settings }: DatabaseProps): string {
    return new DbParameterGroup(this, 'db_parameter_group', {
      name: names.parameterGroup,
      family: parameterGroupFamily(settings.engineVersion),
      // A description is for good: another one would replace the group.
      description: `Parameters of ${names.instance}`,
      parameter: [{ name: 'rds.force_ssl', value: '1' }],
      tags: { Name: names.parameterGroup },
      lifecycle: { createBeforeDestroy: true },
    }).name;
  }
}

function engineOf({ engineVersion }: DatabaseSettings) {
  return {
    engineVersion,
    // A pinned minor has to stay what it is; a major alone lets AWS maintain the minor.
    autoMinorVersionUpgrade: isMajorOnly(engineVersion),
    allowMajorVersionUpgrade: true,
  };
}

function storageOf({ storageGiB, maxStorageGiB }: DatabaseSettings) {
  return {
    storageType: 'gp3',
    storageEncrypted: true,
    allocatedStorage: storageGiB,
    // RDS refuses a limit that leaves no room to grow: equal values mean no autoscaling.
    ...(maxStorageGiB > storageGiB ? { maxAllocatedStorage: maxStorageGiB } : {}),
  };
}

function protectionOf(scope: Construct, { settings, names }: DatabaseProps) {
  return {
    backupRetentionPeriod: settings.backupRetentionDays,
    backupWindow: settings.backupWindow,
    copyTagsToSnapshot: true,
    deletionProtection: settings.deletionProtection,
    // Automated backups stay wherever the last snapshot is worth keeping.
    deleteAutomatedBackups: !settings.finalSnapshot,
    skipFinalSnapshot: !settings.finalSnapshot,
    ...(settings.finalSnapshot
      ? { finalSnapshotIdentifier: finalSnapshotName(scope, names.finalSnapshot, settings) }
      : {}),
  };
}
