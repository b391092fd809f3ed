import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { clientConfig } from '../aws/network/client-config.js';
import type { AwsTarget } from '../aws/target.js';
import { asker } from './ask.js';
import { defineResource } from './define-resource.js';
import { launchTemplateEffects } from './effects/compute.js';
import {
  reachOf,
  securityGroupAbsence,
  securityGroupEffects,
  securityGroupRuleEffects,
} from './effects/security-group.js';
import { type KnownNames, tagsOf, text } from './lookup.js';
import { launchTemplateOutside } from './outside/auto-scaling.js';
import { securityGroupOutside, unmanagedRules } from './outside/security-group.js';

const securityGroup = defineResource({
  type: 'aws_security_group',
  unique: { by: ['name', 'vpc_id'] },
  usedBy: { own: 'id' },
  identity: ['name', 'vpc_id'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const Filters = [
      { Name: 'group-name', Values: [text(names, 'name')] },
      { Name: 'vpc-id', Values: [text(names, 'vpc_id')] },
    ];
    const answer = await ask(client.send(new sdk.DescribeSecurityGroupsCommand({ Filters })));
    const [found] = answer?.SecurityGroups ?? [];
    return found?.GroupId === undefined ? undefined : { importId: found.GroupId, tags: tagsOf(found.Tags) };
  },
  effects: securityGroupEffects,
  absence: securityGroupAbsence,
  outside: securityGroupOutside,
  unmanaged: unmanagedRules,
  holdsData: false,
});

const ingressRule = ruleOf('aws_vpc_security_group_ingress_rule', false);
const egressRule = ruleOf('aws_vpc_security_group_egress_rule', true);

const launchTemplate = defineResource({
  type: 'aws_launch_template',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const { sdk, client, ask } = await open(target);
    const command = new sdk.DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [text(names, 'name')] });
    const [found] = (await ask(client.send(command)))?.LaunchTemplates ?? [];
    return found?.LaunchTemplateId === undefined
      ? undefined
      : { importId: found.LaunchTemplateId, tags: tagsOf(found.Tags) };
  },
  effects: launchTemplateEffects,
  absence: {
    gravity: 'downtime',
    does: 'ends the template with all its versions: a group that still uses it starts no instance any more; those that run stay',
    page: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/delete-launch-template.html',
  },
  outside: launchTemplateOutside,
  unseen: 'versions of the launch template beside the newest',
  holdsData: false,
});

/** Security groups, their rules, and launch templates. */
export const ec2Types = [securityGroup, ingressRule, egressRule, launchTemplate];

async function open(target: AwsTarget) {
  const sdk = await import('@aws-sdk/client-ec2');
  const client = new sdk.EC2Client(await clientConfig(target, 'EC2'));
  return { sdk, client, ask: asker('EC2', target) };
}

function ruleOf(type: string, isEgress: boolean) {
  return defineResource({
    type,
    unique: { none: 'lies in its group' },
    identity: [
      ...(['security_group_id', 'ip_protocol', 'from_port', 'to_port'] as const),
      ...['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'],
    ],
    find: async (target, names) => {
      const { sdk, client, ask } = await open(target);
      const Filters = [{ Name: 'group-id', Values: [text(names, 'security_group_id')] }];
      const answer = await ask(client.send(new sdk.DescribeSecurityGroupRulesCommand({ Filters })));
      const found = answer?.SecurityGroupRules?.find(
        (one) => one.IsEgress === isEgress && isSameRule(one, names),
      );
      const importId = found?.SecurityGroupRuleId;
      return importId === undefined ? undefined : { importId, tags: tagsOf(found?.Tags) };
    },
    effects: securityGroupRuleEffects,
    reach: (values) => reachOf(values, isEgress ? 'to' : 'from'),
    presence: {
      gravity: 'access',
      does: 'opens connections, or closes them',
      page: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    },
    holdsData: false,
  });
}

/** AWS refuses a second rule for the same protocol, ports and peer: whichever has them is the one. */
function isSameRule(rule: SecurityGroupRule, names: KnownNames): boolean {
  const protocol = text(names, 'ip_protocol');
  const ports: readonly [number | undefined, string][] = [
    [rule.FromPort, 'from_port'],
    [rule.ToPort, 'to_port'],
  ];
  const peers: readonly [string | undefined, string][] = [
    [rule.CidrIpv4, 'cidr_ipv4'],
    [rule.CidrIpv6, 'cidr_ipv6'],
    [rule.PrefixListId, 'prefix_list_id'],
    [rule.ReferencedGroupInfo?.GroupId, 'referenced_security_group_id'],
  ];
  return (
    rule.IpProtocol === protocol &&
    // All protocols have no ports; AWS then says -1.
    (protocol === '-1' || ports.every(([found, name]) => found === numberOf(names[name]))) &&
    peers.every(([found, name]) => (found ?? '') === text(names, name))
  );
}

function numberOf(value: string | number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
