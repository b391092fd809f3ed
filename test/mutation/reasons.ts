import type { Mutant } from './mutants.js';
import type { Reason } from './reason.js';
import { dataReasons } from './reasons/data.js';
import { monitoringReasons } from './reasons/monitoring.js';
import { networkReasons } from './reasons/network.js';
import { policyReasons } from './reasons/policies.js';

const removed = /^removed$/;

/** Why a mutant may live. The first that fits counts. */
export const reasons: readonly Reason[] = [
  {
    where:
      /^aws_autoscaling_group\.asg instance_refresh\.preferences\.\w+$|^aws_lb\.alb (desync_mitigation_mode|internal|load_balancer_type)$|^aws_lb_listener\.http protocol$|^aws_lb_target_group\.tg (target_type|health_check\.enabled)$/,
    mutation: removed,
    reason: 'The default of the provider is the very value: the same environment comes of it.',
  },
  {
    where:
      /^aws_db_instance\.postgres (apply_immediately|auto_minor_version_upgrade|port|publicly_accessible|skip_final_snapshot|allow_major_version_upgrade)$|^aws_launch_template\.\w+ metadata_options\.http_endpoint$|^aws_security_group\.\w+ revoke_rules_on_delete$/,
    mutation: removed,
    reason: 'The default of AWS or the provider is the very value, and no row asks that it is said.',
  },
  {
    where: /^aws_vpc_security_group_egress_rule\.(alb_to_app|app_to_db) ip_protocol$/,
    reason:
      'It leads to the group of the next tier alone, and that group lets one port in: nothing more is reached.',
  },
  {
    where: /^aws_db_instance\.postgres lifecycle\.precondition\[0\]\.error_message$/,
    reason:
      'Our words to a person: the condition beside them decides, and Terraform refuses one without words.',
  },
  {
    where: /^aws_db_parameter_group\.db_parameter_group parameter\[0\]\.name$/,
    reason:
      'PostgreSQL 15 and later refuse plain connections by default: without the parameter the database still does.',
  },
  {
    where: /^aws_db_instance\.postgres backup_retention_period$|^aws_autoscaling_group\.asg min_size$/,
    mutation: /(7 -> 8|3 -> 4)$/,
    reason: 'It is stronger than before.',
  },
  {
    where:
      /^aws_autoscaling_group\.asg (max_size|instance_refresh\.preferences\.max_healthy_percentage)$|^aws_db_instance\.postgres (allocated_storage|max_allocated_storage|instance_class)$|^aws_launch_template\.\w+ (instance_type|block_device_mappings\[0\]\.ebs\.volume_type)$/,
    reason:
      'How much of something there is, is a choice of capacity and price; no row and no control has a value for it.',
  },
  {
    where: /^aws_iam_(policy\.ec2_boundary|role_policy\.(open_sessions|write_metrics_and_logs)) policy$/,
    mutation: /(Action|ViaService)\[\d+\] removed$/,
    reason: 'The role may do less than before: nothing is weaker.',
  },
  {
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
    where: /^aws_iam_policy\.ec2_boundary policy$/,
    // The last statement, of the keys.
    mutation: /Statement\[9\]\.Resource \*$/,
    reason:
      'Decrypt and GenerateDataKey have keys alone as their resources: every key, which it names, and everything are the same.',
  },
  {
    where: /^aws_iam_policy\.ec2_boundary description$/,
    reason: 'No row and no control asks for the words that describe a policy.',
  },
  {
    where: /^aws_db_parameter_group\.\w+ family$/,
    mutation: removed,
    reason: 'The provider refuses the plan: the attribute is required.',
  },
  {
    where: /^aws_db_instance\.postgres password_wo_version$/,
    mutation: /->/,
    reason:
      'Any change of the number sends the password of the secret once more; none is weaker than another.',
  },
  {
    where: /^aws_db_instance\.postgres allow_major_version_upgrade$/,
    reason:
      'It lets `engineVersion` of environments.yaml work; without it AWS refuses the upgrade and nothing is weaker.',
  },
  {
    where: /^aws_autoscaling_group\.asg wait_for_capacity_timeout$/,
    reason: 'How long a deploy waits; what is deployed stays the same.',
  },
  {
    where:
      /^aws_db_parameter_group\.\w+ (description|lifecycle\.create_before_destroy)$|^aws_(db_subnet_group|iam_role)\.\w+ description$/,
    reason:
      'The text is for people and no row asks for it; the order of a replacement matters at the next engine version only, where the plan shows it.',
  },
  {
    where: /^aws_(security_group|vpc_security_group_(in|e)gress_rule)\.\w+ description$/,
    mutation: /-> "weaker"$/,
    reason: 'A rule sees that there is a description, not whether it is a good one.',
  },
  {
    where: /lifecycle\.ignore_changes\[[01]\]$/,
    reason:
      'It decides what a later plan changes, and what is deployed stays the same; plans of states that live are held by `test/golden-states`.',
  },
  {
    where: /^aws_security_group\.\w+ revoke_rules_on_delete$/,
    reason: 'How a group is deleted; what it lets through stays the same.',
  },
  {
    where:
      /^aws_launch_template\.\w+ (update_default_version|block_device_mappings\[0\]\.ebs\.delete_on_termination)$/,
    reason:
      'The group names the latest version by itself, and whether an empty disk outlives its instance is a matter of price.',
  },
  {
    where: /^aws_iam_role_policy\.use_bucket policy$/,
    mutation: /removed$/,
    reason: 'The application may do less than before.',
  },
  {
    where: /^aws_s3_bucket_policy\.bucket_policy policy$/,
    mutation: /Action \*$/,
    reason: 'The policy of a bucket is about S3 alone: every action of S3 is what was refused before.',
  },
  {
    where: /^aws_lb\.alb internal$|^aws_lb_target_group\.tg protocol$/,
    reason:
      'Who may reach the load balancer is said by its security group; the provider refuses TCP behind an Application Load Balancer.',
  },
  {
    where: /cidr_ipv4$/,
    mutation: /"::\/0"$/,
    reason: 'The provider refuses an IPv6 range as cidr_ipv4.',
  },
  ...networkReasons,
  ...monitoringReasons,
  ...policyReasons,
  ...dataReasons,
];

/** The reason why no rule has to see a mutant; undefined where nobody wrote one down. */
export function reasonOf({
  address,
  attribute,
  mutation,
}: Omit<Mutant, 'stack'>): { readonly reason: string; readonly matters: boolean } | undefined {
  const place = `${address} ${attribute}`;
  const found = reasons.find(
    ({ where, mutation: how }) => where.test(place) && (how === undefined || how.test(mutation)),
  );
  return found === undefined ? undefined : { reason: found.reason, matters: found.matters ?? false };
}
