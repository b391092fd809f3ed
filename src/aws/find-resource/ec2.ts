import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { clientConfig } from '../client-config.js';
import type { AwsTarget } from '../target.js';
import { type KnownNames, type Lookups, tagsOf, text } from './lookup.js';
import { sender } from './send.js';

/** Security groups, their rules, and launch templates. */
export async function ec2Lookups(target: AwsTarget): Promise<Lookups> {
  const sdk = await import('@aws-sdk/client-ec2');
  const client = new sdk.EC2Client(await clientConfig(target));
  const send = sender('EC2', target.environment.suffix);
  const rule = (isEgress: boolean) => async (names: KnownNames) => {
    const Filters = [{ Name: 'group-id', Values: [text(names, 'security_group_id') ?? ''] }];
    const answer = await send(client.send(new sdk.DescribeSecurityGroupRulesCommand({ Filters })));
    const found = answer?.SecurityGroupRules?.find(
      (one) => one.IsEgress === isEgress && isSameRule(one, names),
    );
    const importId = found?.SecurityGroupRuleId;
    return importId === undefined ? undefined : { importId, tags: tagsOf(found?.Tags) };
  };
  return {
    aws_security_group: async (names) => {
      const Filters = [
        { Name: 'group-name', Values: [text(names, 'name') ?? ''] },
        { Name: 'vpc-id', Values: [text(names, 'vpc_id') ?? ''] },
      ];
      const answer = await send(client.send(new sdk.DescribeSecurityGroupsCommand({ Filters })));
      const [found] = answer?.SecurityGroups ?? [];
      return found?.GroupId === undefined ? undefined : { importId: found.GroupId, tags: tagsOf(found.Tags) };
    },
    aws_vpc_security_group_ingress_rule: rule(false),
    aws_vpc_security_group_egress_rule: rule(true),
    aws_launch_template: async (names) => {
      const LaunchTemplateNames = [text(names, 'name') ?? ''];
      const command = new sdk.DescribeLaunchTemplatesCommand({ LaunchTemplateNames });
      const [found] = (await send(client.send(command)))?.LaunchTemplates ?? [];
      return found?.LaunchTemplateId === undefined
        ? undefined
        : { importId: found.LaunchTemplateId, tags: tagsOf(found.Tags) };
    },
  };
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
    peers.every(([found, name]) => (found ?? '') === (text(names, name) ?? ''))
  );
}

function numberOf(value: string | number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
