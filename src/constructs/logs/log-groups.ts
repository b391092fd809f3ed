import { CloudwatchLogGroup } from '@cdktn/provider-aws/lib/cloudwatch-log-group/index.js';
import type { ITerraformDependable } from 'cdktn';
import { Construct } from 'constructs';
import { withLiterals } from '../literals.js';
import { ownKey } from '../own-key.js';
import { dnsSuffixOf, type Partition } from '../partition.js';
import type { LogNames } from './names.js';
import type { LogsSettings } from './settings.js';

/** What `LogGroups` needs. */
export interface LogGroupsProps {
  readonly settings: LogsSettings;
  readonly names: LogNames;
  readonly environment: string;
  readonly partition: Partition;
  readonly region: string;
  readonly accountId: string;
  /** Names of log groups that others make and encrypt with the same key. Default: none. */
  readonly others?: readonly string[];
}

/** The log groups of database, application and system: made before anything writes to them, kept for a time, encrypted. */
export class LogGroups extends Construct {
  /** The groups that RDS writes to. */
  readonly ofDatabase: readonly ITerraformDependable[];
  /** ARN of the KMS key of the groups; undefined where CloudWatch Logs uses its own. */
  readonly keyArn: string | undefined;

  constructor(scope: Construct, id: string, given: LogGroupsProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const { names, settings } = props;
    const kmsKeyId = settings.kmsKeyArn ?? (settings.ownKey ? groupsKey(this, props) : undefined);
    this.keyArn = kmsKeyId;
    const group = (address: string, name: string) =>
      new CloudwatchLogGroup(this, address, {
        name,
        retentionInDays: settings.retentionDays,
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        tags: { Name: name },
      });
    this.ofDatabase = [group('db_log', names.database), group('db_upgrade_log', names.databaseUpgrade)];
    group('application_log', names.application);
    group('system_log', names.system);
  }
}

/** CloudWatch Logs may use the key for the groups of this environment: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function groupsKey(scope: Construct, props: LogGroupsProps): string {
  const { names, environment, partition, region, accountId, others = [] } = props;
  const arn = (name: string) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
  return ownKey(scope, {
    ...{ id: 'logs_key', alias: names.keyAlias, partition, accountId },
    description: `Key of the log groups of ${environment}`,
    services: [
      {
        Sid: 'CloudWatchLogs',
        Effect: 'Allow',
        Principal: { Service: `logs.${region}.${dnsSuffixOf(partition)}` },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          ArnEquals: {
            'kms:EncryptionContext:aws:logs:arn': [
              names.database,
              names.databaseUpgrade,
              names.application,
              names.system,
              ...others,
            ].map(arn),
          },
        },
      },
    ],
  });
}
