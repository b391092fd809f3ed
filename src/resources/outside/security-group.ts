import { jsonList, textList } from '../../model/json.js';
import { type FindUnmanaged, type LiveResource, type OutsideChanges, outsideOf } from '../outside-change.js';

const page =
  'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group#ingress';

/** Rules of a group are resources of their own. */
export const securityGroupOutside: OutsideChanges = outsideOf(
  { kind: 'mirror', page },
  { ingress: 'shows the rules of the group', egress: 'shows the rules of the group' },
);

/** One rule as small as AWS has it: one direction, one range of ports, one other side. */
interface Atom {
  readonly direction: 'ingress' | 'egress';
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly source: keyof typeof sources;
  readonly value: string;
  readonly description: unknown;
}

/** The other side of a rule: its attribute among the rules of a group, in a rule of its own, and for the AWS CLI. */
const sources = {
  cidr_ipv4: { list: 'cidr_blocks', key: 'IpRanges', member: 'CidrIp' },
  cidr_ipv6: { list: 'ipv6_cidr_blocks', key: 'Ipv6Ranges', member: 'CidrIpv6' },
  prefix_list_id: { list: 'prefix_list_ids', key: 'PrefixListIds', member: 'PrefixListId' },
  referenced_security_group_id: { list: 'security_groups', key: 'UserIdGroupPairs', member: 'GroupId' },
} as const;
const sourceNames = Object.keys(sources) as readonly (keyof typeof sources)[];

/** Rules that AWS has, and no resource of the environment. */
export const unmanagedRules: FindUnmanaged = ({ values }, all, isMirror) => {
  const group = String(values.id ?? '');
  const managed = new Set(all.flatMap((one) => atomsOfRule(one, group)).map(keyOf));
  return (['ingress', 'egress'] as const)
    .filter(isMirror)
    .flatMap((direction) =>
      jsonList(values[direction]).flatMap((rule) => atomsIn(rule, { direction, group })),
    )
    .filter((atom) => !managed.has(keyOf(atom)))
    .map((atom) => ({
      what: `${atom.direction} ${portsText(atom)} ${atom.direction === 'ingress' ? 'from' : 'to'} ${atom.value}`,
      remedy: [
        ...['ec2', `revoke-security-group-${atom.direction}`, '--group-id', group],
        ...['--ip-permissions', JSON.stringify([permissionOf(atom)])],
      ],
      as: {
        type: `aws_vpc_security_group_${atom.direction}_rule`,
        values: {
          security_group_id: group,
          ip_protocol: atom.protocol,
          ...(atom.protocol === '-1' ? {} : { from_port: atom.from, to_port: atom.to }),
          [atom.source]: atom.value,
          description: atom.description,
        },
      },
    }));
};

function atomsIn(
  rule: Readonly<Record<string, unknown>>,
  { direction, group }: { readonly direction: Atom['direction']; readonly group: string },
): readonly Atom[] {
  const { description } = rule;
  const base = { direction, description, ...portsIn(rule.protocol, rule.from_port, rule.to_port) };
  const own = rule.self === true ? [group] : [];
  return sourceNames.flatMap((source) => {
    const isGroup = source === 'referenced_security_group_id';
    const found = [...textList(rule[sources[source].list]), ...(isGroup ? own : [])];
    return found.map((value) => ({ ...base, source, value: isGroup ? groupId(value) : value }));
  });
}

/** What a rule that is a resource of its own lets through, in both of the provider's forms. */
function atomsOfRule({ type, values }: LiveResource, group: string): readonly Atom[] {
  if (values.security_group_id !== group) return [];
  const [, direction] = /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(type) ?? [];
  if (direction === 'ingress' || direction === 'egress') {
    const { description } = values;
    const base = {
      direction,
      description,
      ...portsIn(values.ip_protocol, values.from_port, values.to_port),
    } as const;
    return sourceNames.flatMap((source) => {
      const value = values[source];
      return typeof value !== 'string' || value === '' ? [] : [{ ...base, source, value: groupId(value) }];
    });
  }
  if (type !== 'aws_security_group_rule') return [];
  const other = values.source_security_group_id;
  const rule = { ...values, security_groups: typeof other === 'string' && other !== '' ? [other] : [] };
  return atomsIn(rule, { direction: values.type === 'egress' ? 'egress' : 'ingress', group });
}

/** A group of another account stands behind its number: `123456789012/sg-1`. */
function groupId(value: string): string {
  return /^\d{12}\/sg-/.test(value) ? (value.split('/')[1] ?? value) : value;
}

const numbers: Readonly<Record<string, string>> = { '6': 'tcp', '17': 'udp', '1': 'icmp', all: '-1' };

function portsIn(protocol: unknown, from: unknown, to: unknown) {
  const said = String(protocol ?? '-1').toLowerCase();
  const name = numbers[said] ?? said;
  const isAll = name === '-1';
  return { protocol: name, from: isAll ? -1 : Number(from ?? -1), to: isAll ? -1 : Number(to ?? -1) };
}

const keyOf = ({ direction, protocol, from, to, source, value }: Atom): string =>
  JSON.stringify([direction, protocol, from, to, source, value]);

function portsText({ protocol, from, to }: Atom): string {
  if (protocol === '-1') return 'all traffic';
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}

function permissionOf({ protocol, from, to, source, value }: Atom) {
  const { key, member } = sources[source];
  const ports = protocol === '-1' ? {} : { FromPort: from, ToPort: to };
  return { IpProtocol: protocol, ...ports, [key]: [{ [member]: value }] };
}
