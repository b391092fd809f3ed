import type { TerraformStack } from 'cdktn';
import { AlarmTopic } from '../../constructs/monitoring/alarm-topic.js';
import { Alarms } from '../../constructs/monitoring/alarms.js';
import { Dashboard } from '../../constructs/monitoring/dashboard.js';
import type { Watched } from '../../constructs/monitoring/watched.js';
import { partitionOf } from '../../constructs/partition.js';
import type { Application, StackInput } from '../stack-parts.js';
import { accountId } from './account-id.js';

/** Alarms with their topic, and the dashboard, where the file has them. */
export function monitoring(
  stack: TerraformStack,
  { settings, names }: StackInput,
  { loadBalancer, compute, database }: Application,
): void {
  const watched: Watched = {
    loadBalancer,
    instances: {
      autoScalingGroupName: compute.autoScalingGroupName,
      minSize: settings.compute.minSize,
    },
    database: { identifier: database.identifier, storageGiB: settings.database.storageGiB },
  };
  const alarmArns = alarms(stack, { settings, names }, watched);
  if (settings.dashboard.enabled)
    new Dashboard(stack, 'environment_dashboard', {
      ...{ names: names.monitoring, region: settings.aws.region, watched, alarmArns },
    });
}

function alarms(
  stack: TerraformStack,
  { settings, names }: Pick<StackInput, 'settings' | 'names'>,
  watched: Watched,
): readonly string[] {
  if (!settings.alarms.enabled) return [];
  const topic = new AlarmTopic(stack, 'alarm_topic', {
    settings: settings.alarms,
    names: names.monitoring,
    environment: settings.environment,
    partition: partitionOf(settings.aws.region),
    accountId: accountId(stack),
    databaseIdentifier: watched.database.identifier,
  });
  return new Alarms(stack, 'metric_alarms', {
    settings: settings.alarms,
    names: names.monitoring,
    watched,
    topicArn: topic.arn,
  }).arns;
}
