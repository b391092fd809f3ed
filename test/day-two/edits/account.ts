import type { EmulatorNetwork } from '../../golden-states/environments.js';
import { type Edit, refreshes, type ShownLine } from '../edit.js';

const dev = { on: 'dev-001', batch: 'settings' } as const;
const existing = { on: 'prod-303', batch: 'subnets' } as const;
const access = 'https://docs.aws.amazon.com/sdkref/latest/guide/access.html';
const vpcs = 'https://docs.aws.amazon.com/vpc/latest/userguide/security-groups.html';
const role = 'arn:aws:iam::123456789012:role/deploy';
const isTheSame = 'it says who deploys, and nothing that lives changes';
/** Those of the other zones: the databases of the golden states are in the first one. Ids say nothing of zones. */
const two = ({ subnetIds }: EmulatorNetwork) =>
  Object.entries(subnetIds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(1)
    .map(([, id]) => id);

/** A group with its rules, a target group: made anew in the other VPC, and what refers to them follows. */
const otherVpc: readonly ShownLine[] = [
  ...['aws_security_group.alb_sg', 'aws_security_group.app_sg', 'aws_security_group.db_sg'].flatMap((group) =>
    anew(group, 'vpc_id'),
  ),
  ...['alb_to_app', 'app_https', 'app_to_db'].flatMap((rule) =>
    anew(`aws_vpc_security_group_egress_rule.${rule}`, 'security_group_id'),
  ),
  ...['alb_http', 'app_from_alb', 'db_from_app'].flatMap((rule) =>
    anew(`aws_vpc_security_group_ingress_rule.${rule}`, 'security_group_id'),
  ),
  ...anew('aws_lb_target_group.tg', 'vpc_id'),
  ...anew('aws_autoscaling_attachment.asg_attachment', 'lb_target_group_arn'),
  'aws_lb_listener.http default_action.target_group_arn access',
  'aws_lb.alb security_groups access',
  'aws_lb.alb subnets restart',
  'aws_lb.alb subnet_mapping restart',
  'aws_db_instance.postgres vpc_security_group_ids access',
  'aws_db_subnet_group.db_subnet_group subnet_ids none',
  'aws_autoscaling_group.asg vpc_zone_identifier instance-refresh',
  ...refreshes('vpc_security_group_ids'),
];

function anew(address: string, cause: string): readonly ShownLine[] {
  return [`${address} (replace) replacement`, `${address} ${cause} replacement`];
}

/** Edits of account, region and network. */
export const accountEdits: readonly Edit[] = [
  {
    ...{ ...dev, on: 'dev-101', batch: 'region', setting: 'aws.region', to: 'eu-west-1', shows: [] },
    because: 'another region knows nothing of what lives: all of it would be made again, and forgotten',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html',
    refusedByState: 'region-moved',
  },
  {
    ...{ ...dev, setting: 'aws.accountId', to: '123456789012', shows: [] },
    because: 'it is the account that the environment lives in',
    page: access,
  },
  { ...{ ...dev, setting: 'aws.profile', to: 'work', shows: [] }, because: isTheSame, page: access },
  { ...{ ...dev, setting: 'aws.roleArn', to: role, shows: [] }, because: isTheSame, page: access },
  {
    ...{ ...dev, setting: 'aws.externalId', to: 'team-42', shows: [] },
    beside: { 'aws.roleArn': role },
    because: isTheSame,
    page: access,
  },
  {
    ...{ ...dev, setting: 'network.mode', to: 'existing', shows: [] },
    beside: {
      'network.vpcId': ({ vpcId }: EmulatorNetwork) => vpcId,
      'network.subnetIds': ({ subnetIds }: EmulatorNetwork) => Object.values(subnetIds).sort(),
    },
    because: 'it names the VPC and the subnets that the environment stands in already',
    page: vpcs,
  },
  {
    ...{ ...existing, batch: 'vpc', setting: 'network.vpcId', to: 'vpc-0a1b2c3d4e5f60718' },
    beside: { 'network.subnetIds': ['subnet-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d4e5f60719'] },
    shows: otherVpc,
    because: 'groups, target groups and subnet groups belong to one VPC for good',
    page: vpcs,
    refusedByState: 'network-moved',
  },
  {
    ...{ ...existing, setting: 'network.subnetIds', to: two },
    shows: [
      'aws_autoscaling_group.asg vpc_zone_identifier instance-refresh',
      'aws_lb.alb subnets restart',
      'aws_lb.alb subnet_mapping restart',
      'aws_db_subnet_group.db_subnet_group subnet_ids none',
    ],
    because:
      'instances in a subnet that goes are ended, others start in those that stay; but the database is in it, and RDS keeps that',
    page: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-add-az-console.html',
    refusedBy: 'subnet-in-use',
  },
  {
    ...{ ...existing, setting: 'network.loadBalancerSubnetIds', to: two },
    shows: ['aws_lb.alb subnets restart', 'aws_lb.alb subnet_mapping restart'],
    because: 'the load balancer leaves a zone: its nodes there are removed with their connections',
    page: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-subnets.html',
  },
  {
    ...{ ...existing, setting: 'network.databaseSubnetIds', to: two },
    shows: ['aws_db_subnet_group.db_subnet_group subnet_ids none'],
    because: 'the database is in the subnet that goes, and RDS keeps that',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
    refusedBy: 'subnet-in-use',
  },
];
