import type { Reason } from '../reason.js';

const removed = /^removed$/;

/** Why mutants of what watches an environment may live. */
export const monitoringReasons: readonly Reason[] = [
  {
    where: /^aws_cloudwatch_dashboard\.dashboard dashboard_(body|name)$/,
    reason:
      'A picture for people: no row and no control asks what is on it, and the provider refuses one without a name.',
  },
  {
    where: /^aws_cloudwatch_metric_alarm\.\w+ actions_enabled$/,
    mutation: /^removed$/,
    reason: 'The default of the provider is the very value: the alarm acts.',
  },
  {
    where: /^aws_cloudwatch_metric_alarm\.\w+ (metric_name|namespace)$/,
    mutation: /-> "weaker"$/,
    reason:
      'No rule knows which metrics AWS sends: an alarm about one that there is not never acts. `monitoring.test.ts` holds the names of ours.',
    matters: true,
  },
  {
    where:
      /^aws_cloudwatch_metric_alarm\.\w+ (alarm_name|comparison_operator|evaluation_periods|(extended_)?statistic|metric_name|namespace|period|threshold)$/,
    mutation: removed,
    reason: 'The provider refuses the plan without it, or CloudWatch the alarm.',
  },
  {
    where:
      /^aws_cloudwatch_metric_alarm\.\w+ (comparison_operator|(extended_)?statistic|treat_missing_data|evaluation_periods|period)$/,
    mutation: /-> ("weaker"|0|61|301)$/,
    reason:
      'The provider refuses words that CloudWatch does not have, no period, and one of no whole minutes.',
  },
  {
    where: /^aws_cloudwatch_metric_alarm\.\w+ (evaluation_periods|period|threshold|treat_missing_data)$/,
    reason:
      'How many are too many, for how long, and what a silent metric says, is a choice: no row and no control has a value.',
  },
  {
    where: /^aws_cloudwatch_metric_alarm\.\w+ alarm_description$/,
    reason: 'The text is for people: `monitoring.test.ts` holds what it says.',
  },
  {
    where: /^aws_autoscaling_group\.asg enabled_metrics\[1\]$/,
    reason:
      'No rule reads whether the group reports the size that an alarm watches: without it `missing_instances` never acts. `monitoring.test.ts` holds that ours does.',
    matters: true,
  },
  {
    where: /^aws_autoscaling_group\.asg enabled_metrics\[\d\]$/,
    reason: 'No row and no control asks which sizes of the group are reported.',
  },
  {
    where: /^aws_autoscaling_policy\.\w+ (policy_type|target_tracking_configuration\.[\w.]+)$/,
    reason: 'How many instances there are under which load is a choice of capacity and price.',
  },
  {
    where: /^aws_db_event_subscription\.db_events (event_categories\[\d\]|source_type)$/,
    reason:
      'Security Hub asks for maintenance, configuration change and failure, which a rule sees; without a type the events of all sources are sent, and another one is refused.',
  },
  {
    where: /^aws_cloudwatch_log_group\.\w+ retention_in_days$/,
    reason: 'It is kept for good, or longer; the provider refuses a number of days that AWS does not have.',
  },
  {
    where: /^aws_(lb\.alb access_logs\.prefix|s3_bucket_logging\.bucket_logging target_prefix)$/,
    reason: 'Where in the bucket the logs are: they are kept all the same.',
  },
  {
    where: /^aws_wafv2_web_acl\.web_acl (rule\[\d\]\.)?visibility_config\.\w+$/,
    reason: 'The provider refuses the plan without it; names and samples are for people.',
  },
  {
    where: /^aws_wafv2_web_acl\.web_acl rule\[\d\]\.statement\.rate_based_statement\.\w+$/,
    reason: 'How many requests are too many is a choice: no row and no control has a value for it.',
  },
  {
    where:
      /^aws_wafv2_web_acl\.web_acl (description|scope|rule\[\d\]\.(priority|statement\.managed_rule_group_statement\.(vendor_name|name|rule_action_override\[0\]\.name)))$/,
    reason:
      'Every rule refuses requests, in whatever order; AWS refuses a vendor, a group, a rule in it, a scope and a place that it does not have, and nobody asks for the description.',
  },
];
