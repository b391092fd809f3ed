import { createHash } from 'node:crypto';
import { DbEventSubscription } from '@cdktn/provider-aws/lib/db-event-subscription/index.js';
import { SnsTopic } from '@cdktn/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktn/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktn/provider-aws/lib/sns-topic-subscription/index.js';
import { Construct } from 'constructs';
import { policyDocument, type Statement } from '../identity/policy-document.js';
import { withLiterals } from '../literals.js';
import { ownKey } from '../own-key.js';
import type { Partition } from '../partition.js';
import type { MonitoringNames } from './names.js';
import type { AlarmsSettings } from './settings.js';

/** What `AlarmTopic` needs. */
export interface AlarmTopicProps {
  readonly settings: Pick<AlarmsSettings, 'subscribers'>;
  readonly names: Pick<MonitoringNames, 'topic' | 'keyAlias' | 'databaseEvents'>;
  readonly environment: string;
  readonly partition: Partition;
  readonly accountId: string;
  /** The DB instance whose events are sent. */
  readonly databaseIdentifier: string;
}

/** Who sends to the topic. */
const senders = { Alarms: 'cloudwatch.amazonaws.com', DatabaseEvents: 'events.rds.amazonaws.com' } as const;

/**
 * Events of RDS that somebody has to know of: not the daily backups.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 */
const eventCategories = [
  'availability',
  'configuration change',
  'deletion',
  'failover',
  'failure',
  'low storage',
  'maintenance',
  'notification',
  'recovery',
];

/** An encrypted topic that CloudWatch and RDS of this account may send to, with its subscribers and the events of the database. */
export class AlarmTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, given: AlarmTopicProps) {
    super(scope, id);
    const props = withLiterals(given, 'settings');
    const { settings, names } = props;
    const topic = new SnsTopic(this, 'alarms', {
      name: names.topic,
      kmsMasterKeyId: topicKey(this, props),
      tags: { Name: names.topic },
    });
    this.arn = topic.arn;
    const policy = new SnsTopicPolicy(this, 'alarms_policy', {
      arn: topic.arn,
      policy: policyDocument(statements(props, ['sns:Publish'], topic.arn)),
    });
    for (const endpoint of new Set(settings.subscribers))
      new SnsTopicSubscription(this, subscriberId(endpoint), {
        topicArn: topic.arn,
        protocol: endpoint.startsWith('https://') ? 'https' : 'email',
        endpoint,
      });
    new DbEventSubscription(this, 'db_events', {
      name: names.databaseEvents,
      snsTopic: topic.arn,
      sourceType: 'db-instance',
      sourceIds: [props.databaseIdentifier],
      eventCategories,
      tags: { Name: names.databaseEvents },
      // RDS tries the topic when the subscription is made.
      dependsOn: [policy],
    });
  }
}

/** Without it CloudWatch and RDS could not send: the policy of the key of AWS, `alias/aws/sns`, does not let them. */
function topicKey(scope: Construct, props: AlarmTopicProps): string {
  const { names, environment, partition, accountId } = props;
  return ownKey(scope, {
    ...{ id: 'alarms_key', alias: names.keyAlias, partition, accountId },
    description: `Key of the alarm topic of ${environment}`,
    services: statements(props, ['kms:Decrypt', 'kms:GenerateDataKey*'], '*'),
  });
}

function statements(
  { accountId }: Pick<AlarmTopicProps, 'accountId'>,
  actions: readonly string[],
  resource: string,
): Statement[] {
  return Object.entries(senders).map(([Sid, Service]) => ({
    ...{ Sid, Effect: 'Allow', Principal: { Service }, Action: actions, Resource: resource },
    Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
  }));
}

/** The path of an address may hold a key: the address in Terraform shows the host alone, and tells two of one host apart. */
function subscriberId(endpoint: string): string {
  const name = endpoint.replace(/^https:\/\//, '').replace(/[/?#].*/, '');
  const digest = createHash('sha256').update(endpoint).digest('hex').slice(0, 8);
  return `alarms_to_${name.replace(/[^A-Za-z0-9]+/g, '_')}_${digest}`;
}
