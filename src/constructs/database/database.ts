import { DbInstance } from '@cdktn/provider-aws/lib/db-instance/index.js';
import { DbParameterGroup } from '@cdktn/provider-aws/lib/db-parameter-group/index.js';
import { DbSubnetGroup } from '@cdktn/provider-aws/lib/db-subnet-group/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { DatabasePassword } from './database-password.js';
import { elementIds } from './element-ids.js';
import { isMajorOnly, parameterGroupFamily } from './engine.js';
import { finalSnapshotName } from './final-snapshot.js';
import { monitoringOf } from './monitoring.js';
import type { DatabaseNames } from './names.js';
import { parametersOf } from './parameters.js';
import { restoredOnce, restoreOf } from './restore.js';
import type { DatabaseSettings } from './settings.js';

/** What `Database` needs. */
export interface DatabaseProps {
  readonly settings: DatabaseSettings;
  readonly names: Omit<DatabaseNames, 'passwordSecret'>;
  readonly environment: string;
  /** AWS partition of the region: `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string;
  /** Whether Terraform refuses to destroy or replace the database. Default: false. */
  readonly preventDestroy?: boolean;
  /** Subnets of the DB subnet group, in at least two Availability Zones. */
  readonly subnetIds: string[];
  readonly securityGroupId: string;
  /** One of `PasswordSecret`, `GeneratedPassword` and `rdsManagedPassword`. */
  readonly password: DatabasePassword;
  /** The log groups that RDS writes to: it makes them itself, without retention, where they are not there before the database. */
  readonly logGroups?: readonly ITerraformDependable[] | undefined;
}

/** PostgreSQL that is private, encrypted, backed up and hard to delete by accident. */
export class Database extends Construct {
  /** Host and port, `host:port`. */
  readonly endpoint: string;
  readonly arn: string;
  /** Host name. */
  readonly address: string;
  readonly port = 5432;
  /** Name of the instance, as CloudWatch knows it. */
  readonly identifier: string;
  /** ARN of the secret that the application reads. */
  readonly secretArn: string;
  /** User that signs in by its role, with the id of the instance; undefined without one. */
  readonly iamUser: { readonly name: string; readonly resourceId: string } | undefined;

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
      ...monitoringOf(this, props),
      ...restoreOf(settings.restoreFrom),
      instanceClass: settings.instanceClass,
      // RDS takes no name with a restore to a moment: the database has that of its source.
      ...(settings.restoreFrom.source === 'pointInTime' ? {} : { dbName: settings.name }),
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
      lifecycle: lifecycleOf(props),
      ...(props.logGroups === undefined ? {} : { dependsOn: [...props.logGroups] }),
    });
    this.identifier = instance.identifier;
    this.endpoint = instance.endpoint;
    this.arn = instance.arn;
    this.address = instance.address;
    this.secretArn = props.password.secretArn(this, instance);
    this.iamUser =
      settings.iamUser === undefined
        ? undefined
        : { name: settings.iamUser, resourceId: instance.resourceId };
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
      parameter: parametersOf(settings),
      tags: { Name: names.parameterGroup },
      lifecycle: { createBeforeDestroy: true },
    }).name;
  }
}

/** The condition about the password, what counts once alone, and the refusal of a deletion. */
function lifecycleOf({ password, preventDestroy }: DatabaseProps) {
  return {
    ...('lifecycle' in password.attributes ? password.attributes.lifecycle : {}),
    ...restoredOnce,
    ...(preventDestroy === true ? { preventDestroy } : {}),
  };
}

function engineOf({ engineVersion, engineLifecycleSupport, caCertificateIdentifier }: DatabaseSettings) {
  return {
    engineVersion,
    ...(engineLifecycleSupport === 'default' ? {} : { engineLifecycleSupport }),
    ...(caCertificateIdentifier === undefined ? {} : { caCertIdentifier: caCertificateIdentifier }),
    // A pinned minor has to stay what it is; a major alone lets AWS maintain the minor.
    autoMinorVersionUpgrade: isMajorOnly(engineVersion),
    allowMajorVersionUpgrade: true,
  };
}

function storageOf({ storageGiB, maxStorageGiB, iops, storageThroughputMiBps, kmsKeyArn }: DatabaseSettings) {
  return {
    storageType: 'gp3',
    storageEncrypted: true,
    allocatedStorage: storageGiB,
    // RDS refuses a limit that leaves no room to grow: equal values mean no autoscaling.
    ...(maxStorageGiB > storageGiB ? { maxAllocatedStorage: maxStorageGiB } : {}),
    ...(iops === undefined ? {} : { iops }),
    ...(storageThroughputMiBps === undefined ? {} : { storageThroughput: storageThroughputMiBps }),
    ...(kmsKeyArn === undefined ? {} : { kmsKeyId: kmsKeyArn }),
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
