import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { plainInvocation } from '../errors/invocation.js';
import { findResource } from './find-resource.js';
import { resourceTypes } from './index.js';
import type { KnownNames } from './lookup.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
beforeEach(() => aws.play());

/** The first request of a lookup, whatever AWS answers. */
async function question(resourceType: string, names: KnownNames, accountId?: string) {
  const target = {
    environment: { suffix: 'dev-001', aws: { region: 'eu-west-1', accountId } },
    variables: { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' },
    sandbox: { endpoint: aws.endpoint, folder: '/' },
    invocation: plainInvocation,
  };
  await findResource(target, { resourceType, names }).catch(() => undefined);
  const [asked] = aws.requests;
  const body = asked?.body ?? '';
  const parameters = body.startsWith('{')
    ? JSON.parse(body)
    : Object.fromEntries([...new URLSearchParams(body)].filter(([name]) => !/^(Action|Version)$/.test(name)));
  return { action: asked?.action, owner: asked?.headers['x-amz-expected-bucket-owner'], parameters };
}

const group = 'sg-1';

it.each<[type: string, names: KnownNames, action: string, parameters: Record<string, string | number>]>([
  [
    'aws_autoscaling_group',
    { name: 'asg' },
    'DescribeAutoScalingGroups',
    { 'AutoScalingGroupNames.member.1': 'asg' },
  ],
  [
    'aws_security_group',
    { name: 'sg', vpc_id: 'vpc-1' },
    'DescribeSecurityGroups',
    {
      'Filter.1.Name': 'group-name',
      'Filter.1.Value.1': 'sg',
      'Filter.2.Name': 'vpc-id',
      'Filter.2.Value.1': 'vpc-1',
    },
  ],
  ...['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'].map(
    (type): [string, KnownNames, string, Record<string, string>] => [
      type,
      { security_group_id: group },
      'DescribeSecurityGroupRules',
      { 'Filter.1.Name': 'group-id', 'Filter.1.Value.1': group },
    ],
  ),
  ['aws_vpc', { 'tags.Name': 'v' }, 'DescribeVpcs', { 'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': 'v' }],
  [
    'aws_subnet',
    { vpc_id: 'vpc-1', cidr_block: '10.0.0.0/24' },
    'DescribeSubnets',
    {
      'Filter.1.Name': 'vpc-id',
      'Filter.1.Value.1': 'vpc-1',
      'Filter.2.Name': 'cidr-block',
      'Filter.2.Value.1': '10.0.0.0/24',
    },
  ],
  [
    'aws_route_table_association',
    { subnet_id: 'subnet-1', route_table_id: 'rtb-1' },
    'DescribeRouteTables',
    { 'Filter.1.Name': 'association.subnet-id', 'Filter.1.Value.1': 'subnet-1' },
  ],
  ['aws_launch_template', { name: 'lt' }, 'DescribeLaunchTemplates', { 'LaunchTemplateName.1': 'lt' }],
  ['aws_lb', { name: 'alb' }, 'DescribeLoadBalancers', { 'Names.member.1': 'alb' }],
  ['aws_lb_target_group', { name: 'tg' }, 'DescribeTargetGroups', { 'Names.member.1': 'tg' }],
  [
    'aws_lb_listener',
    { load_balancer_arn: 'arn:alb', port: 80 },
    'DescribeListeners',
    { LoadBalancerArn: 'arn:alb' },
  ],
  ['aws_iam_role', { name: 'role' }, 'GetRole', { RoleName: 'role' }],
  ['aws_iam_policy', { name: 'boundary' }, 'ListPolicies', { Scope: 'Local' }],
  ['aws_iam_instance_profile', { name: 'ip' }, 'GetInstanceProfile', { InstanceProfileName: 'ip' }],
  ['aws_db_instance', { identifier: 'pg' }, 'DescribeDBInstances', { DBInstanceIdentifier: 'pg' }],
  ['aws_db_subnet_group', { name: 'sn' }, 'DescribeDBSubnetGroups', { DBSubnetGroupName: 'sn' }],
  ['aws_db_parameter_group', { name: 'pg' }, 'DescribeDBParameterGroups', { DBParameterGroupName: 'pg' }],
  [
    'aws_db_event_subscription',
    { name: 'events' },
    'DescribeEventSubscriptions',
    { SubscriptionName: 'events' },
  ],
  ['aws_kms_alias', { name: 'alias/logs' }, 'DescribeKey', { KeyId: 'alias/logs' }],
  ['aws_backup_vault', { name: 'vault' }, 'GET /backup-vaults', {}],
  ['aws_wafv2_web_acl', { name: 'acl', scope: 'REGIONAL' }, 'ListWebACLs', { Scope: 'REGIONAL', Limit: 100 }],
  ['aws_s3_bucket', { bucket: 'data' }, 'HEAD /data', {}],
  ['aws_secretsmanager_secret', { name: 'secret' }, 'DescribeSecret', { SecretId: 'secret' }],
])('AWS is asked for an %s by its names alone', async (type, names, action, parameters) => {
  expect(await question(type, names)).toEqual({ action, parameters, owner: undefined });
});

it('AWS is asked for a bucket of the account that the file names', async () => {
  const asked = await question('aws_s3_bucket', { bucket: 'data' }, '111122223333');
  expect(asked).toMatchObject({ action: 'HEAD /data', owner: '111122223333' });
});

describe('what is known of a type without asking', () => {
  const those = (is: (type: (typeof resourceTypes)[number]) => boolean) =>
    resourceTypes.filter(is).map(({ type }) => type);

  it('is which have to be imported one by one', () => {
    expect(those(({ isImportedAlone }) => isImportedAlone === true)).toEqual([
      'aws_autoscaling_group',
      'aws_backup_vault',
      'aws_lb',
      'aws_db_instance',
      'aws_s3_bucket',
    ]);
  });

  it('is which no import takes', () => {
    expect(those(({ isImportable }) => isImportable === false)).toEqual([
      'aws_acm_certificate_validation',
      'aws_autoscaling_attachment',
      'aws_secretsmanager_secret_version',
      'terraform_data',
    ]);
  });

  it('is which keep their name after a deletion', () => {
    expect(those(({ keepsName }) => keepsName === true)).toEqual(['aws_secretsmanager_secret']);
  });

  it('is what makes AWS refuse a deletion, and the setting that turns it off', () => {
    expect(
      resourceTypes.flatMap(({ type, protection }) => (protection ? [{ type, ...protection }] : [])),
    ).toEqual([
      {
        type: 'aws_lb',
        attribute: 'enable_deletion_protection',
        setting: 'loadBalancer.deletionProtection',
      },
      { type: 'aws_db_instance', attribute: 'deletion_protection', setting: 'database.deletionProtection' },
    ]);
  });

  it('is how a new password shows in a plan', () => {
    expect(resourceTypes.flatMap(({ type, rotation }) => (rotation ? [[type, rotation]] : []))).toEqual([
      ['aws_db_instance', ['password_wo_version']],
      ['aws_secretsmanager_secret_version', 'replace'],
    ]);
  });

  it('is what AWS knows it by', () => {
    expect(
      resourceTypes.flatMap(({ type, identity }) =>
        'none' in identity ? [] : [`${type}: ${identity.join(' ')}`],
      ),
    ).toMatchInlineSnapshot(`
      [
        "aws_acm_certificate: domain_name",
        "aws_autoscaling_group: name",
        "aws_autoscaling_policy: autoscaling_group_name name",
        "aws_autoscaling_schedule: autoscaling_group_name scheduled_action_name",
        "aws_cloudwatch_log_group: name",
        "aws_cloudwatch_metric_alarm: alarm_name",
        "aws_cloudwatch_dashboard: dashboard_name",
        "aws_backup_vault: name",
        "aws_backup_vault_lock_configuration: backup_vault_name",
        "aws_backup_plan: name",
        "aws_backup_selection: name plan_id",
        "aws_security_group: name vpc_id",
        "aws_vpc_security_group_ingress_rule: security_group_id ip_protocol from_port to_port cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id",
        "aws_vpc_security_group_egress_rule: security_group_id ip_protocol from_port to_port cidr_ipv4 cidr_ipv6 prefix_list_id referenced_security_group_id",
        "aws_launch_template: name",
        "aws_lb: name",
        "aws_lb_target_group: name",
        "aws_lb_listener: load_balancer_arn port",
        "aws_iam_role: name",
        "aws_iam_instance_profile: name",
        "aws_iam_policy: name",
        "aws_iam_role_policy: name role",
        "aws_iam_role_policy_attachment: role policy_arn",
        "aws_kms_alias: name",
        "aws_db_instance: identifier",
        "aws_db_subnet_group: name",
        "aws_db_parameter_group: name",
        "aws_db_event_subscription: name",
        "aws_route53_record: zone_id name type",
        "aws_s3_bucket: bucket",
        "aws_s3_bucket_logging: bucket",
        "aws_s3_bucket_lifecycle_configuration: bucket",
        "aws_s3_bucket_object_lock_configuration: bucket",
        "aws_s3_bucket_ownership_controls: bucket",
        "aws_s3_bucket_policy: bucket",
        "aws_s3_bucket_public_access_block: bucket",
        "aws_s3_bucket_server_side_encryption_configuration: bucket",
        "aws_s3_bucket_versioning: bucket",
        "aws_secretsmanager_secret: name",
        "aws_sns_topic: name",
        "aws_vpc: tags.Name",
        "aws_subnet: vpc_id cidr_block",
        "aws_internet_gateway: tags.Name",
        "aws_eip: tags.Name",
        "aws_nat_gateway: subnet_id",
        "aws_route_table: vpc_id tags.Name",
        "aws_route: route_table_id destination_cidr_block",
        "aws_route_table_association: subnet_id route_table_id",
        "aws_network_acl: vpc_id tags.Name",
        "aws_vpc_endpoint: vpc_id service_name",
        "aws_flow_log: vpc_id",
        "aws_wafv2_web_acl: name scope",
        "aws_wafv2_web_acl_association: resource_arn web_acl_arn",
        "aws_wafv2_web_acl_logging_configuration: resource_arn",
      ]
    `);
  });
});
