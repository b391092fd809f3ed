import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import type { LogNames } from './names.js';
import type { LogsSettings } from './settings.js';

/** What `LogGroups` needs. */
export interface LogGroupsProps {
  readonly settings: LogsSettings;
  readonly names: LogNames;
  /** ARN of the KMS key of the groups. Default: the key of CloudWatch Logs. */
  readonly keyArn?: string | undefined;
}

/** The log groups of database, application and system: made before anything writes to them, kept for a time, encrypted. */
export class LogGroups extends Construct {
  /** The groups that RDS writes to. */
  readonly ofDatabase: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, given: LogGroupsProps) {
    super(scope, id);
    const { names, settings, keyArn } = withLiterals(given, 'settings');
    const group = (address: string, name: string) =>
      new CloudwatchLogGroup(this, address, {
        name,
        retentionInDays: settings.retentionDays,
        ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }),
        tags: { Name: name },
      });
    this.ofDatabase = [group('db_log', names.database), group('db_upgrade_log', names.databaseUpgrade)];
    group('application_log', names.application);
    group('system_log', names.system);
  }
}
