/** A setting that rules name and that environments.yaml does not have yet. */
export interface PlannedSetting {
  /** What it will do, one sentence. */
  readonly will: string;
  /** What can be done until then, one sentence that follows "Until then: ". */
  readonly meanwhile: string;
}

const orWaive = 'or waive it with a reason and a date.';
const beside = (resources: string) => `add ${resources} in an app of your own (\`synthCommand\`), ${orWaive}`;
const overridden = (attributes: string, element: string) =>
  `override ${attributes} of \`${element}\` in an app of your own (\`synthCommand\`), ${orWaive}`;

/**
 * The settings that are still to be built, by the name that they will have. A rule names a setting of the schema or one of these: outputs then
 * do not send a person to a line of the file that would be refused. An entry goes when the schema has the setting; a test asks for that.
 */
export const plannedSettings: Readonly<Record<string, PlannedSetting>> = {
  alarms: {
    will: 'Creates alarms on database, load balancer and instances, with a notification.',
    meanwhile: beside('`aws_cloudwatch_metric_alarm` with an action'),
  },
  'app.protocol': {
    will: 'Encrypts requests and health checks between load balancer and instances.',
    meanwhile: `let \`app.bootScript\` serve TLS and ${overridden('`protocol` and `health_check`', 'aws_lb_target_group.tg')}`,
  },
  backupPlan: {
    will: 'Adds the environment to a plan of AWS Backup.',
    meanwhile: beside('`aws_backup_vault`, `aws_backup_plan` and `aws_backup_selection`'),
  },
  'compute.detailedMonitoring': {
    will: 'Reports the metrics of instances every minute.',
    meanwhile: overridden('`monitoring`', 'aws_launch_template.launch_template'),
  },
  'database.enhancedMonitoring': {
    will: 'Reports figures of the operating system of the database, with the role that it takes.',
    meanwhile: overridden('`monitoring_interval` and `monitoring_role_arn`', 'aws_db_instance.postgres'),
  },
  'database.performanceInsights': {
    will: 'Turns Performance Insights on.',
    meanwhile: overridden('`performance_insights_enabled`', 'aws_db_instance.postgres'),
  },
  'loadBalancer.accessLogs': {
    will: 'Writes the access logs of the load balancer to a bucket.',
    meanwhile: overridden('`access_logs`', 'aws_lb.alb'),
  },
  'loadBalancer.webAcl': {
    will: 'Puts a web application firewall before the load balancer.',
    meanwhile: beside('`aws_wafv2_web_acl` and `aws_wafv2_web_acl_association`'),
  },
  'network.flowLogs': {
    will: 'Writes flow logs of the network.',
    meanwhile: beside('`aws_flow_log`'),
  },
  'network.privateSubnets': {
    will: 'Creates a dedicated network, with private subnets for the database.',
    meanwhile: `set \`network.mode: existing\` and name private subnets in \`network.databaseSubnetIds\`, ${orWaive}`,
  },
  'storage.accessLogs': {
    will: 'Writes the access logs of the bucket to another bucket.',
    meanwhile: beside('`aws_s3_bucket_logging` and the bucket that it writes to'),
  },
  'storage.lifecycle': {
    will: 'Moves or expires what is old in the bucket.',
    meanwhile: beside('`aws_s3_bucket_lifecycle_configuration`'),
  },
};
