import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeAnswer } from '../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../test/fixtures/fake-aws/fake-aws.js';
import { plainInvocation } from '../errors/invocation.js';
import { canBeFound, findResource } from './find-resource.js';
import { resourceTypes } from './index.js';
import type { KnownNames } from './lookup.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());

const find = (resourceType: string, names: KnownNames) => {
  const environment = { suffix: 'dev-001', aws: { region: 'eu-west-1' } };
  const variables = { AWS_ACCESS_KEY_ID: 'KEY', AWS_SECRET_ACCESS_KEY: 'x' };
  const sandbox = { endpoint: aws.endpoint, folder: '/' };
  return findResource(
    { environment, variables, sandbox, invocation: plainInvocation },
    { resourceType, names },
  );
};
const xml = (action: string, result: string) => ({
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});
const ec2 = (action: string, result: string) => ({
  body: `<${action}Response>${result}</${action}Response>`,
});
const tag = '<Key>EnvironmentSuffix</Key><Value>dev-001</Value>';
const ec2Tag = '<tagSet><item><key>EnvironmentSuffix</key><value>dev-001</value></item></tagSet>';
const tags = { EnvironmentSuffix: 'dev-001' };
const missing = (code: string) => ({
  status: 404,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`,
});

describe('finds with its tags', () => {
  it('a load balancer, its target group and its listener', async () => {
    const list = (kind: string, member: string) => `<${kind}><member>${member}</member></${kind}>`;
    const answers: Record<string, FakeAnswer> = {
      DescribeLoadBalancers: xml(
        'DescribeLoadBalancers',
        list('LoadBalancers', '<LoadBalancerArn>arn:alb</LoadBalancerArn>'),
      ),
      DescribeTargetGroups: xml(
        'DescribeTargetGroups',
        list('TargetGroups', '<TargetGroupArn>arn:tg</TargetGroupArn>'),
      ),
      DescribeListeners: xml(
        'DescribeListeners',
        list('Listeners', '<ListenerArn>arn:listener</ListenerArn><Port>80</Port>'),
      ),
      DescribeTags: xml('DescribeTags', list('TagDescriptions', list('Tags', tag))),
    };
    aws.play(answers);
    expect(await find('aws_lb', { name: 'alb' })).toEqual({ importId: 'arn:alb', tags });
    expect(await find('aws_lb_target_group', { name: 'tg' })).toEqual({ importId: 'arn:tg', tags });
    const listener = { load_balancer_arn: 'arn:alb', port: 80 };
    expect(await find('aws_lb_listener', listener)).toEqual({ importId: 'arn:listener', tags });
    expect(await find('aws_lb_listener', { ...listener, port: 443 })).toBeUndefined();
  });

  it('a security group and a launch template', async () => {
    const item = (set: string, content: string) => `<${set}><item>${content}${ec2Tag}</item></${set}>`;
    const answers: Record<string, FakeAnswer> = {
      DescribeSecurityGroups: ec2(
        'DescribeSecurityGroups',
        item('securityGroupInfo', '<groupId>sg-1</groupId>'),
      ),
      DescribeLaunchTemplates: ec2(
        'DescribeLaunchTemplates',
        item('launchTemplates', '<launchTemplateId>lt-1</launchTemplateId>'),
      ),
    };
    aws.play(answers);
    expect(await find('aws_security_group', { name: 'sg', vpc_id: 'vpc-1' })).toEqual({
      importId: 'sg-1',
      tags,
    });
    expect(await find('aws_launch_template', { name: 'lt' })).toEqual({ importId: 'lt-1', tags });
  });

  it.each([
    ['aws_vpc', 'DescribeVpcs', 'vpcSet', 'vpcId', 'vpc-1'],
    ['aws_subnet', 'DescribeSubnets', 'subnetSet', 'subnetId', 'subnet-1'],
    ['aws_internet_gateway', 'DescribeInternetGateways', 'internetGatewaySet', 'internetGatewayId', 'igw-1'],
    ['aws_eip', 'DescribeAddresses', 'addressesSet', 'allocationId', 'eipalloc-1'],
    ['aws_route_table', 'DescribeRouteTables', 'routeTableSet', 'routeTableId', 'rtb-1'],
    ['aws_network_acl', 'DescribeNetworkAcls', 'networkAclSet', 'networkAclId', 'acl-1'],
    ['aws_flow_log', 'DescribeFlowLogs', 'flowLogSet', 'flowLogId', 'fl-1'],
  ])('a network: %s', async (type, action, set, id, value) => {
    aws.play({ [action]: ec2(action, `<${set}><item><${id}>${value}</${id}>${ec2Tag}</item></${set}>`) });
    expect(await find(type, { vpc_id: 'vpc-1', 'tags.Name': 'x' })).toEqual({ importId: value, tags });
    aws.play({ [action]: ec2(action, '') });
    expect(await find(type, { vpc_id: 'vpc-1', 'tags.Name': 'x' })).toBeUndefined();
  });

  it.each([
    ['aws_nat_gateway', 'DescribeNatGateways', 'natGatewaySet', 'natGatewayId'],
    ['aws_vpc_endpoint', 'DescribeVpcEndpoints', 'vpcEndpointSet', 'vpcEndpointId'],
  ])('a network: %s, and whether AWS still works on it', async (type, action, set, id) => {
    const item = (state: string) =>
      ec2(action, `<${set}><item><${id}>x-1</${id}><state>${state}</state>${ec2Tag}</item></${set}>`);
    for (const [state, isBusy] of [
      ['pending', true],
      ['available', false],
    ] as const) {
      aws.play({ [action]: item(state) });
      expect(await find(type, { vpc_id: 'vpc-1', subnet_id: 'subnet-1' })).toEqual({
        importId: 'x-1',
        tags,
        isBusy,
      });
    }
  });

  it('a route and an association, by the route table', async () => {
    const table = `<routeTableSet><item><routeTableId>rtb-1</routeTableId><routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock></item></routeSet></item></routeTableSet>`;
    aws.play({ DescribeRouteTables: ec2('DescribeRouteTables', table) });
    const route = { route_table_id: 'rtb-1', destination_cidr_block: '0.0.0.0/0' };
    expect(await find('aws_route', route)).toEqual({ importId: 'rtb-1_0.0.0.0/0', tags: undefined });
    expect(await find('aws_route', { ...route, destination_cidr_block: '10.0.0.0/8' })).toBeUndefined();
    const association = { subnet_id: 'subnet-1', route_table_id: 'rtb-1' };
    expect(await find('aws_route_table_association', association)).toEqual({
      ...{ importId: 'subnet-1/rtb-1', tags: undefined },
    });
  });

  it('a rule of a security group, by direction, protocol, ports and peer', async () => {
    const rule = (id: string, content: string) =>
      `<item><securityGroupRuleId>${id}</securityGroupRuleId>${content}</item>`;
    const https =
      '<isEgress>true</isEgress><ipProtocol>tcp</ipProtocol><fromPort>443</fromPort><toPort>443</toPort>';
    const rules = [
      rule('sgr-in', `${https.replace('true', 'false')}<cidrIpv4>0.0.0.0/0</cidrIpv4>`),
      rule('sgr-other', `${https}<referencedGroupInfo><groupId>sg-2</groupId></referencedGroupInfo>`),
      rule('sgr-six', `${https}<cidrIpv6>::/0</cidrIpv6>`),
      rule('sgr-out', `${https}<cidrIpv4>0.0.0.0/0</cidrIpv4>${ec2Tag}`),
      rule(
        'sgr-all',
        '<isEgress>true</isEgress><ipProtocol>-1</ipProtocol><fromPort>-1</fromPort><toPort>-1</toPort>',
      ),
    ].join('');
    const answers: Record<string, FakeAnswer> = {
      DescribeSecurityGroupRules: ec2(
        'DescribeSecurityGroupRules',
        `<securityGroupRuleSet>${rules}</securityGroupRuleSet>`,
      ),
    };
    aws.play(answers);
    const egress = (names: KnownNames) =>
      find('aws_vpc_security_group_egress_rule', { security_group_id: 'sg-1', ...names });
    const ports = { ip_protocol: 'tcp', from_port: 443, to_port: 443 };
    expect(await egress({ ...ports, cidr_ipv4: '0.0.0.0/0' })).toEqual({ importId: 'sgr-out', tags });
    expect(await egress({ ...ports, referenced_security_group_id: 'sg-2' })).toMatchObject({
      importId: 'sgr-other',
    });
    expect(await egress({ ...ports, cidr_ipv6: '::/0' })).toMatchObject({ importId: 'sgr-six' });
    expect(await egress({ ip_protocol: '-1' })).toMatchObject({ importId: 'sgr-all' });
    expect(await egress({ ...ports, from_port: 80 })).toBeUndefined();
    const ingress = { security_group_id: 'sg-1', ...ports, cidr_ipv4: '0.0.0.0/0' };
    expect(await find('aws_vpc_security_group_ingress_rule', ingress)).toMatchObject({
      importId: 'sgr-in',
    });
  });

  it('a database with its state of work, its subnet group and parameter group', async () => {
    const database = (status: string) =>
      xml(
        'DescribeDBInstances',
        `<DBInstances><DBInstance><DBInstanceStatus>${status}</DBInstanceStatus><TagList><Tag>${tag}</Tag></TagList></DBInstance></DBInstances>`,
      );
    const group = (kind: string) =>
      xml(`Describe${kind}s`, `<${kind}s><${kind}><${kind}Arn>arn:x</${kind}Arn></${kind}></${kind}s>`);
    const answers: Record<string, FakeAnswer> = {
      DescribeDBInstances: database('creating'),
      DescribeDBSubnetGroups: group('DBSubnetGroup'),
      DescribeDBParameterGroups: group('DBParameterGroup'),
      ListTagsForResource: xml('ListTagsForResource', `<TagList><Tag>${tag}</Tag></TagList>`),
    };
    aws.play(answers);
    const found = { importId: 'postgres', tags };
    for (const busy of [
      'creating',
      'backing-up',
      'modifying',
      'rebooting',
      'configuring-enhanced-monitoring',
    ]) {
      aws.play({ ...answers, DescribeDBInstances: database(busy) });
      expect(await find('aws_db_instance', { identifier: 'postgres' })).toEqual({ ...found, isBusy: true });
    }
    aws.play({ ...answers, DescribeDBInstances: database('available') });
    expect(await find('aws_db_instance', { identifier: 'postgres' })).toEqual({ ...found, isBusy: false });
    aws.play({ ...answers, DescribeDBInstances: database('deleting') });
    expect(await find('aws_db_instance', { identifier: 'postgres' })).toBeUndefined();
    for (const type of ['aws_db_subnet_group', 'aws_db_parameter_group'])
      expect(await find(type, { name: 'group' })).toEqual({ importId: 'group', tags });
  });

  it('a role, an instance profile and an Auto Scaling Group', async () => {
    const tagged = `<Tags><member>${tag}</member></Tags>`;
    const member = `<member><AutoScalingGroupName>name</AutoScalingGroupName>${tagged}</member>`;
    const answers: Record<string, FakeAnswer> = {
      GetRole: xml('GetRole', `<Role>${tagged}</Role>`),
      GetInstanceProfile: xml('GetInstanceProfile', `<InstanceProfile>${tagged}</InstanceProfile>`),
      DescribeAutoScalingGroups: xml(
        'DescribeAutoScalingGroups',
        `<AutoScalingGroups>${member}</AutoScalingGroups>`,
      ),
    };
    aws.play(answers);
    for (const type of ['aws_iam_role', 'aws_iam_instance_profile', 'aws_autoscaling_group'])
      expect(await find(type, { name: 'name' })).toEqual({ importId: 'name', tags });
  });

  it("a policy of one's own, on whichever page of the list", async () => {
    const member = (name: string) =>
      `<member><PolicyName>${name}</PolicyName><Arn>arn:${name}</Arn></member>`;
    const policy = `<Policy><PolicyName>name</PolicyName><Tags><member>${tag}</member></Tags></Policy>`;
    aws.play({
      ListPolicies: xml('ListPolicies', `<Policies>${member('other')}${member('name')}</Policies>`),
      GetPolicy: xml('GetPolicy', policy),
    });
    expect(await find('aws_iam_policy', { name: 'name' })).toEqual({ importId: 'arn:name', tags });
  });

  it('a log group, and not one whose name only begins like it', async () => {
    const named = (logGroupName: string) => ({
      DescribeLogGroups: { body: JSON.stringify({ logGroups: [{ logGroupName, arn: 'arn:group:*' }] }) },
      ListTagsForResource: { body: JSON.stringify({ tags }) },
    });
    aws.play(named('/app'));
    expect(await find('aws_cloudwatch_log_group', { name: '/app' })).toEqual({ importId: '/app', tags });
    aws.play(named('/app/other'));
    expect(await find('aws_cloudwatch_log_group', { name: '/app' })).toBeUndefined();
  });

  it('an alias, with the tags of its key', async () => {
    const key = { KeyMetadata: { KeyId: 'key' } };
    const Tags = [{ TagKey: 'EnvironmentSuffix', TagValue: 'dev-001' }];
    aws.play({
      DescribeKey: { body: JSON.stringify(key) },
      ListResourceTags: { body: JSON.stringify({ Tags }) },
    });
    expect(await find('aws_kms_alias', { name: 'alias/x' })).toEqual({ importId: 'alias/x', tags });
  });

  it('a vault and a web ACL, on a later page too, and nothing of another name', async () => {
    const vault = { BackupVaultName: 'vault', BackupVaultArn: 'arn:vault' };
    aws.play({
      'GET /backup-vaults': { body: JSON.stringify({ BackupVaultList: [vault] }) },
      'GET /tags/arn%3Avault': { body: JSON.stringify({ Tags: tags }) },
      ListWebACLs: { body: JSON.stringify({ WebACLs: [{ Name: 'acl', Id: 'id', ARN: 'arn:acl' }] }) },
      ListTagsForResource: {
        body: JSON.stringify({
          TagInfoForResource: { TagList: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }] },
        }),
      },
    });
    expect(await find('aws_backup_vault', { name: 'vault' })).toEqual({ importId: 'vault', tags });
    expect(await find('aws_backup_vault', { name: 'vaul' })).toBeUndefined();
    const acl = { name: 'acl', scope: 'REGIONAL' };
    expect(await find('aws_wafv2_web_acl', acl)).toEqual({ importId: 'id/acl/REGIONAL', tags });
    expect(await find('aws_wafv2_web_acl', { ...acl, name: 'ac' })).toBeUndefined();
  });

  it('an event subscription', async () => {
    const list = '<EventSubscription><EventSubscriptionArn>arn:es</EventSubscriptionArn></EventSubscription>';
    aws.play({
      DescribeEventSubscriptions: xml(
        'DescribeEventSubscriptions',
        `<EventSubscriptionsList>${list}</EventSubscriptionsList>`,
      ),
      ListTagsForResource: xml('ListTagsForResource', `<TagList><Tag>${tag}</Tag></TagList>`),
    });
    expect(await find('aws_db_event_subscription', { name: 'es' })).toEqual({ importId: 'es', tags });
  });

  it('a bucket and a secret, unless it is to be deleted', async () => {
    const secret = { ARN: 'arn:secret', Tags: [{ Key: 'EnvironmentSuffix', Value: 'dev-001' }] };
    const answers: Record<string, FakeAnswer> = {
      'HEAD /data': { body: '' },
      'GET /data?tagging': { body: `<Tagging><TagSet><Tag>${tag}</Tag></TagSet></Tagging>` },
      DescribeSecret: { body: JSON.stringify(secret) },
    };
    aws.play(answers);
    expect(await find('aws_s3_bucket', { bucket: 'data' })).toEqual({ importId: 'data', tags });
    const found = { importId: 'arn:secret', tags };
    expect(await find('aws_secretsmanager_secret', { name: 'secret' })).toEqual(found);
    const deleted = JSON.stringify({ ...secret, DeletedDate: 1_800_000_000 });
    aws.play({ ...answers, DescribeSecret: { body: deleted } });
    expect(await find('aws_secretsmanager_secret', { name: 'secret' })).toBeUndefined();
  });
});

describe('finds nothing', () => {
  it.each([
    ['aws_lb', 'DescribeLoadBalancers', missing('LoadBalancerNotFound')],
    ['aws_lb_target_group', 'DescribeTargetGroups', missing('TargetGroupNotFound')],
    ['aws_db_instance', 'DescribeDBInstances', missing('DBInstanceNotFound')],
    ['aws_db_subnet_group', 'DescribeDBSubnetGroups', missing('DBSubnetGroupNotFoundFault')],
    ['aws_db_parameter_group', 'DescribeDBParameterGroups', missing('DBParameterGroupNotFound')],
    ['aws_iam_role', 'GetRole', missing('NoSuchEntity')],
    ['aws_iam_instance_profile', 'GetInstanceProfile', missing('NoSuchEntity')],
    ['aws_iam_policy', 'ListPolicies', xml('ListPolicies', '<Policies/>')],
    ['aws_autoscaling_group', 'DescribeAutoScalingGroups', xml('DescribeAutoScalingGroups', '')],
    ['aws_security_group', 'DescribeSecurityGroups', ec2('DescribeSecurityGroups', '')],
    [
      'aws_launch_template',
      'DescribeLaunchTemplates',
      {
        status: 400,
        body: '<Response><Errors><Error><Code>InvalidLaunchTemplateName.NotFoundException</Code><Message>no</Message></Error></Errors></Response>',
      },
    ],
    ['aws_s3_bucket', 'HEAD /x', { status: 404, body: '' }],
    ['aws_db_event_subscription', 'DescribeEventSubscriptions', missing('SubscriptionNotFound')],
    ['aws_cloudwatch_log_group', 'DescribeLogGroups', { body: JSON.stringify({ logGroups: [] }) }],
    ['aws_kms_alias', 'DescribeKey', { status: 400, body: JSON.stringify({ __type: 'NotFoundException' }) }],
    [
      'aws_secretsmanager_secret',
      'DescribeSecret',
      { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException' }) },
    ],
  ])('where AWS has no such %s', async (type, action, answer) => {
    aws.play({ [action]: answer });
    expect(canBeFound(type)).toBe(true);
    expect(await find(type, { name: 'x', identifier: 'x', bucket: 'x', vpc_id: 'x' })).toBeUndefined();
  });

  it('of a type that has no names', async () => {
    expect(canBeFound('aws_other')).toBe(false);
    expect(await find('aws_other', {})).toBeUndefined();
  });
});

it('says what AWS refused', async () => {
  aws.play({ GetRole: { ...missing('AccessDenied'), status: 403 } });
  await expect(find('aws_iam_role', { name: 'x' })).rejects.toMatchObject({ code: 'aws-refused' });
});

it('every lookup is tried here', () => {
  const text = readFileSync(fileURLToPath(import.meta.url), 'utf8');
  const untried = resourceTypes.filter(({ type, find }) => find !== undefined && !text.includes(`'${type}'`));
  expect(untried.map(({ type }) => type)).toEqual([]);
});

it('a refusal names the service', async () => {
  aws.play({
    DescribeSecurityGroupRules: {
      status: 403,
      body: '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>',
    },
  });
  await expect(
    find('aws_vpc_security_group_egress_rule', { security_group_id: 'sg-1', ip_protocol: '-1' }),
  ).rejects.toMatchObject({ code: 'aws-refused', message: expect.stringContaining('EC2 refused') });
});
