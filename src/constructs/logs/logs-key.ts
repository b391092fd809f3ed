import type { Construct } from 'constructs';
import { literal } from '../literals.js';
import { ownKey } from '../own-key.js';
import { dnsSuffixOf, type Partition } from '../partition.js';
import type { LogsSettings } from './settings.js';

/** Which log groups have the key, and where they are. */
interface LogsKey {
  readonly settings: Pick<LogsSettings, 'ownKey' | 'kmsKeyArn'>;
  /** Names of the groups. */
  readonly groups: readonly string[];
  readonly alias: string;
  readonly environment: string;
  readonly partition: Partition;
  readonly region: string;
  /** Asked only where a key is made. */
  readonly accountId: () => string;
}

/**
 * The key of all log groups of an environment: the one that the file names, or one of its own, which CloudWatch Logs may use for these groups alone.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 * @returns its ARN; undefined where CloudWatch Logs encrypts with its own
 */
export function logsKey(scope: Construct, given: LogsKey): string | undefined {
  const { settings, groups, alias, environment, partition, region } = given;
  if (groups.length === 0) return undefined;
  if (settings.kmsKeyArn !== undefined) return literal(settings.kmsKeyArn);
  if (!settings.ownKey) return undefined;
  const accountId = given.accountId();
  return ownKey(scope, {
    ...{ id: 'logs_key', alias, partition, accountId },
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
            'kms:EncryptionContext:aws:logs:arn': groups.map(
              (name) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`,
            ),
          },
        },
      },
    ],
  });
}
