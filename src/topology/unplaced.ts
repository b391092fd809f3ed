import type { Model } from '../model/model.js';
import { managedElements } from '../model/needs-of.js';
import type { Topology, Unplaced } from './topology.js';

/** Types that say how a part or a place is, or that neither open connections nor are read here: alarms, backups, names, certificates. */
const settings: readonly RegExp[] = [
  /^aws_(?:route|route_table_association|main_route_table_association|network_acl_rule|network_acl_association)$/,
  /^aws_(?:eip|eip_association|flow_log|vpc_dhcp_options|vpc_dhcp_options_association)$/,
  /^aws_(?:security_group_rule|vpc_security_group_(?:ingress|egress)_rule)$/,
  /^aws_(?:vpc_ipv[46]_cidr_block_association|internet_gateway_attachment|vpc_block_public_access_\w+)$/,
  /^aws_(?:vpc_peering_connection_(?:accepter|options)|ec2_transit_gateway_\w+|ec2_managed_prefix_list_entry)$/,
  /^aws_vpc_endpoint_\w+$/,
  /^aws_(?:lb|alb)_(?:listener\w*|target_group\w*|cookie_stickiness_policy|ssl_negotiation_policy)$/,
  /^aws_(?:launch_template|launch_configuration|autoscaling_\w+|appautoscaling_\w+|key_pair|placement_group)$/,
  /^aws_(?:db|rds|docdb|neptune|redshift|elasticache)_(?!instance$|cluster$|replication_group$|proxy$|serverless_cache$)\w+$/,
  /^aws_(?:ecs_(?:task_definition|cluster\w*|capacity_provider)|lambda_(?!function$)\w+|efs_(?!mount_target$)\w+)$/,
  /^aws_s3_(?!bucket$|access_point$)\w+$/,
  /^aws_(?:secretsmanager_secret_\w+|kms_(?:alias|grant|key_policy)|sns_topic_\w+|sqs_queue_\w+|dynamodb_table_\w+)$/,
  /^aws_(?:iam|cloudwatch|backup|wafv2|route53|acm|ssm|budgets|resourcegroups)_\w+$/,
  /^aws_(?:ebs|volume|ami|snapshot)_\w+$|^aws_ebs_volume$/,
];

/** What is left when everything has found its place. */
export function unplacedOf(model: Model, topology: Omit<Topology, 'unplaced'>): readonly Unplaced[] {
  const { vpcs, subnets, routeTables, acls, groups, gateways, connections, prefixLists, places } = topology;
  const parts = [vpcs, subnets, routeTables, acls, groups, gateways, connections, prefixLists].flat();
  const placed = new Set([...parts, ...places].map(({ element }) => element));
  const modules = model
    .ofType('module')
    .map((element) => ({ element, why: 'The module was not read: what it makes is in no answer' }));
  const left = managedElements(model)
    .filter((element) => element.type.startsWith('aws_') && !placed.has(element))
    .filter(({ type }) => !settings.some((pattern) => pattern.test(type)))
    .map((element) => ({ element, why: `Nothing is known here of where a ${element.type} stands` }));
  return [...modules, ...left];
}
