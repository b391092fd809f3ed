import { type Edit, refreshes, type ShownLine } from '../edit.js';

const logs =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html';
const alarms = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html';
const dev = { on: 'dev-001', page: alarms } as const;

/** Without alarms or managed logs there is nothing that the setting changes: the environments of the table have the first edition. */
const alone = { ...dev, batch: 'settings', shows: [] } as const;
const bare = { on: 'staging-002' } as const;
const without = 'it counts for the alarms, and there are none';

/** Groups that the stack makes itself. */
export const managedLogs: readonly ShownLine[] = [
  'aws_cloudwatch_log_group.application_log (create) none',
  'aws_cloudwatch_log_group.db_log (create) none',
  'aws_cloudwatch_log_group.db_upgrade_log (create) none',
  'aws_cloudwatch_log_group.system_log (create) none',
];

/** Edits of logs, alarms and dashboard. */
export const monitoringEdits: readonly Edit[] = [
  {
    ...{ ...dev, batch: 'settings', setting: 'logs.managed', to: true, page: logs },
    shows: managedLogs,
    because: 'groups are made beside what lives; those that RDS has made are imported by a deploy',
  },
  {
    ...{ ...alone, ...bare, setting: 'logs.retentionDays', to: 60, page: logs },
    because: 'it counts for managed groups, and there are none',
  },
  {
    ...{ ...alone, ...bare, setting: 'logs.ownKey', to: true, page: logs },
    because: 'it counts for managed groups, and there are none',
  },
  {
    ...{ ...alone, ...bare, setting: 'logs.kmsKeyArn', page: logs },
    to: 'arn:aws:kms:ap-southeast-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef',
    because: 'it counts for managed groups, and there are none',
  },
  {
    ...{ on: 'prod-303', batch: 'watching', setting: 'logs.agent', to: true },
    shows: refreshes('user_data'),
    because: 'the agent is installed when an instance boots: the instances are exchanged',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html',
  },
  {
    ...{ on: 'dev-201', batch: 'watching', setting: 'alarms.enabled', to: true, page: alarms },
    shows: [
      'aws_autoscaling_group.asg enabled_metrics none',
      'aws_cloudwatch_metric_alarm.application_errors (create) none',
      'aws_cloudwatch_metric_alarm.application_latency (create) none',
      'aws_cloudwatch_metric_alarm.database_connections (create) none',
      'aws_cloudwatch_metric_alarm.database_cpu (create) none',
      'aws_cloudwatch_metric_alarm.database_memory (create) none',
      'aws_cloudwatch_metric_alarm.database_storage (create) none',
      'aws_cloudwatch_metric_alarm.load_balancer_errors (create) none',
      'aws_cloudwatch_metric_alarm.missing_instances (create) none',
      'aws_cloudwatch_metric_alarm.unhealthy_targets (create) none',
      'aws_db_event_subscription.db_events (create) none',
      'aws_kms_alias.alarms_key_alias (create) none',
      'aws_kms_key.alarms_key (create) none',
      'aws_sns_topic.alarms (create) none',
      'aws_sns_topic_policy.alarms_policy (create) none',
    ],
    because: 'alarms, their topic and its key are made beside what lives',
  },
  { ...{ ...alone, setting: 'alarms.subscribers', to: ['ops@example.com'] }, because: without },
  { ...{ ...alone, setting: 'alarms.serverErrorCount', to: 50 }, because: without },
  { ...{ ...alone, setting: 'alarms.latencySeconds', to: 0.5 }, because: without },
  { ...{ ...alone, setting: 'alarms.databaseCpuPercent', to: 90 }, because: without },
  { ...{ ...alone, setting: 'alarms.databaseFreeStoragePercent', to: 10 }, because: without },
  { ...{ ...alone, setting: 'alarms.databaseFreeMemoryMiB', to: 100 }, because: without },
  { ...{ ...alone, setting: 'alarms.databaseConnectionCount', to: 50 }, because: without },
  {
    ...{ on: 'prod-303', batch: 'watching', setting: 'dashboard.enabled', to: true },
    shows: [
      'aws_autoscaling_group.asg enabled_metrics none',
      'aws_cloudwatch_dashboard.dashboard (create) none',
    ],
    because: 'a dashboard is made beside what lives, and the group reports its sizes for it',
    page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Dashboards.html',
  },
];
