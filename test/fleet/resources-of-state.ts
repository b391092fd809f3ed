import type { StoredState } from '../e2e/state-bucket.js';

/** What AWS calls a kind of resource in its listings, and the attribute of the state that holds its name there. */
const listed: Readonly<Record<string, readonly [element: string, attribute: string]>> = {
  aws_autoscaling_group: ['AutoScalingGroupName', 'name'],
  aws_backup_plan: ['BackupPlanName', 'name'],
  aws_backup_vault: ['BackupVaultName', 'name'],
  aws_cloudwatch_dashboard: ['DashboardName', 'dashboard_name'],
  aws_cloudwatch_log_group: ['logGroupName', 'name'],
  aws_cloudwatch_metric_alarm: ['AlarmName', 'alarm_name'],
  aws_db_event_subscription: ['CustSubscriptionId', 'name'],
  aws_db_instance: ['DBInstanceIdentifier', 'identifier'],
  aws_db_parameter_group: ['DBParameterGroupName', 'name'],
  aws_db_subnet_group: ['DBSubnetGroupName', 'name'],
  aws_iam_instance_profile: ['InstanceProfileName', 'name'],
  aws_iam_policy: ['PolicyName', 'name'],
  aws_iam_role: ['RoleName', 'name'],
  aws_kms_alias: ['AliasName', 'name'],
  aws_launch_template: ['launchTemplateName', 'name'],
  aws_lb: ['LoadBalancerName', 'name'],
  aws_lb_target_group: ['TargetGroupName', 'name'],
  aws_s3_bucket: ['bucket', 'bucket'],
  aws_security_group: ['groupName', 'name'],
  aws_sns_topic: ['TopicArn', 'arn'],
  aws_wafv2_web_acl: ['Name', 'name'],
};

/** What a state knows, in the words in which `inventory` tells what AWS holds. */
export function resourcesOfState(state: StoredState | undefined): readonly string[] {
  const managed = state?.resources.filter(({ mode }) => mode === 'managed') ?? [];
  return managed
    .flatMap(({ type, instances }) => {
      const names = listed[type];
      if (names === undefined) return [];
      return instances.map(({ attributes }) => `${names[0]} ${attributes[names[1]]}`);
    })
    .sort();
}
