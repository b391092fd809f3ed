import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import type { Flow, ReachAnswer } from './answer.js';
import { reach, theInternet } from './reach.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** A VPC with a public subnet (10.0.0.0/24) and a private one without a way out (10.0.1.0/24); what is given comes beside it or in its place. */
function network(more: Blocks = {}, without: readonly string[] = []): Blocks {
  const base: Record<string, Record<string, Json>> = {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: {
      public: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' },
      private: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24' },
    },
    aws_internet_gateway: { igw: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route_table: { public: { vpc_id: '${aws_vpc.main.id}' }, private: { vpc_id: '${aws_vpc.main.id}' } },
    aws_route: {
      out: {
        route_table_id: '${aws_route_table.public.id}',
        destination_cidr_block: '0.0.0.0/0',
        gateway_id: '${aws_internet_gateway.igw.id}',
      },
    },
    aws_route_table_association: {
      public: { subnet_id: '${aws_subnet.public.id}', route_table_id: '${aws_route_table.public.id}' },
      private: { subnet_id: '${aws_subnet.private.id}', route_table_id: '${aws_route_table.private.id}' },
    },
  };
  for (const [type, blocks] of Object.entries(more)) base[type] = { ...base[type], ...blocks };
  for (const address of without) {
    const [type = '', name = ''] = address.split('.');
    delete base[type]?.[name];
  }
  return base;
}

const everywhere = '0.0.0.0/0';
const everything = { from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: [everywhere] };
const group = (ingress: readonly Json[], egress: readonly Json[] = [everything]): Json => ({
  vpc_id: '${aws_vpc.main.id}',
  ingress: [...ingress],
  egress: [...egress],
});
const tcp = (port: number, from: Json = { cidr_blocks: [everywhere] }): Json => ({
  ...{ protocol: 'tcp', from_port: port, to_port: port },
  ...from,
});
const fromGroup = (name: string): Json => ({ security_groups: [`\${aws_security_group.${name}.id}`] });

const instance = (subnet: string, groups: readonly string[], more: Json = {}): Json => ({
  ami: 'ami-00000000',
  instance_type: 't3.micro',
  subnet_id: `\${aws_subnet.${subnet}.id}`,
  vpc_security_group_ids: groups.map((name) => `\${aws_security_group.${name}.id}`),
  ...more,
});
const publicInstance = (groups: readonly string[], more: Json = {}) =>
  instance('public', groups, { associate_public_ip_address: true, ...more });

const database = (groups: readonly string[], more: Json = {}): Blocks => ({
  aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.private.id}'] } },
  aws_db_instance: {
    db: {
      engine: 'postgres',
      db_subnet_group_name: '${aws_db_subnet_group.db.name}',
      vpc_security_group_ids: groups.map((name) => `\${aws_security_group.${name}.id}`),
      ...more,
    },
  },
});

const balancer = (groups: readonly string[], ports: readonly number[], more: Json = {}): Blocks => ({
  aws_lb: {
    lb: {
      load_balancer_type: 'application',
      subnets: ['${aws_subnet.public.id}'],
      security_groups: groups.map((name) => `\${aws_security_group.${name}.id}`),
      ...more,
    },
  },
  aws_lb_listener: Object.fromEntries(
    ports.map((port) => [
      `on_${port}`,
      {
        load_balancer_arn: '${aws_lb.lb.arn}',
        port,
        protocol: 'HTTP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.app.arn}' }],
      },
    ]),
  ),
  aws_lb_target_group: { app: { port: 8080, protocol: 'HTTP', vpc_id: '${aws_vpc.main.id}' } },
});

const acl = (subnet: string, ingress: readonly Json[], egress: readonly Json[]): Blocks => ({
  aws_network_acl: {
    acl: { vpc_id: '${aws_vpc.main.id}', subnet_ids: [`\${aws_subnet.${subnet}.id}`], ingress, egress },
  },
});
const entry = (
  number: number,
  action: 'allow' | 'deny',
  from: number,
  to: number,
  more: Json = {},
): Json => ({
  ...{ rule_no: number, action, protocol: from === 0 && to === 0 ? '-1' : 'tcp' },
  ...{ from_port: from, to_port: to, cidr_block: everywhere, ...more },
});
const allowAll = entry(100, 'allow', 0, 0);

function ask(blocks: Blocks, from: string, to: string, more: Json = {}): ReachAnswer {
  const topology = topologyOf(readStack({ resource: blocks, ...more }));
  const party = (name: string) => {
    if (name === 'internet') return theInternet;
    const found = topology.places.find(({ address }) => address === name);
    if (found === undefined) throw new Error(`No place ${name}`);
    return found;
  };
  return reach(topology, party(from), party(to));
}

const merge = (...all: readonly Blocks[]): Blocks => {
  const merged: Record<string, Record<string, Json>> = {};
  for (const blocks of all)
    for (const [type, own] of Object.entries(blocks)) merged[type] = { ...merged[type], ...own };
  return merged;
};

const told = ({ flows }: ReachAnswer) =>
  flows.map(({ protocol, from, to, families, ranges }: Flow) =>
    [
      protocol === 'icmp' ? 'icmp' : `${protocol} ${from === to ? from : `${from}-${to}`}`,
      families.join('+'),
      ...ranges,
    ].join(' '),
  );
const through = ({ path }: ReachAnswer) => path.map(({ source }) => source?.element.address ?? '-');
const stopAt = ({ stop }: ReachAnswer) => [stop?.source?.element.address, stop?.text];

describe('the internet and instances', () => {
  it('reaches a public instance on the port of its group, by gateway, route and group', () => {
    const answer = ask(
      network({
        aws_security_group: { web: group([tcp(22)]) },
        aws_instance: { web: publicInstance(['web']) },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('reachable');
    expect(told(answer)).toEqual(['tcp 22 ipv4']);
    expect(through(answer)).toEqual([
      'aws_instance.web',
      'aws_route.out',
      'aws_internet_gateway.igw',
      '-',
      'aws_security_group.web',
      '-',
    ]);
  });

  it('does not reach an instance without a public address', () => {
    const answer = ask(
      network({
        aws_security_group: { web: group([tcp(22)]) },
        aws_instance: { web: instance('public', ['web']) },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('blocked');
    expect(stopAt(answer)).toEqual([
      'aws_subnet.public',
      'aws_instance.web has no public address: `map_public_ip_on_launch` of aws_subnet.public decides it',
    ]);
  });

  it('does not reach one whose subnet has no route to the internet gateway', () => {
    const answer = ask(
      network(
        { aws_security_group: { web: group([tcp(22)]) }, aws_instance: { web: publicInstance(['web']) } },
        ['aws_route.out'],
      ),
      'internet',
      'aws_instance.web',
    );
    expect(stopAt(answer)).toEqual([
      'aws_route_table.public',
      'No route of aws_route_table.public leads to the internet',
    ]);
  });

  it('does not reach one through a NAT gateway, which opens connections outwards alone', () => {
    const blocks = network({
      aws_nat_gateway: { nat: { subnet_id: '${aws_subnet.public.id}', allocation_id: 'eipalloc-0' } },
      aws_route: {
        nat: {
          route_table_id: '${aws_route_table.private.id}',
          destination_cidr_block: everywhere,
          nat_gateway_id: '${aws_nat_gateway.nat.id}',
        },
      },
      aws_security_group: { app: group([tcp(8080)], [tcp(443)]) },
      aws_instance: { app: instance('private', ['app'], { associate_public_ip_address: true }) },
    });
    const inwards = ask(blocks, 'internet', 'aws_instance.app');
    expect(stopAt(inwards)).toEqual([
      'aws_route.nat',
      'aws_nat_gateway.nat lets nobody in: it opens connections outwards alone',
    ]);
    const outwards = ask(blocks, 'aws_instance.app', 'internet');
    expect(outwards.outcome).toBe('reachable');
    expect(told(outwards)).toEqual(['tcp 443 ipv4']);
    expect(through(outwards)).toContain('aws_nat_gateway.nat');
  });

  it('does not get in where an ACL denies before it allows', () => {
    const answer = ask(
      network(
        merge(
          { aws_security_group: { web: group([tcp(22)]) }, aws_instance: { web: publicInstance(['web']) } },
          acl('public', [entry(90, 'deny', 22, 22), allowAll], [allowAll]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(stopAt(answer)).toEqual([
      'aws_network_acl.acl',
      'Entry 90 of aws_network_acl.acl does not let in TCP 22 from the internet',
    ]);
  });

  it('gets in where the entry that denies has a higher number', () => {
    const answer = ask(
      network(
        merge(
          { aws_security_group: { web: group([tcp(22)]) }, aws_instance: { web: publicInstance(['web']) } },
          acl('public', [entry(200, 'deny', 22, 22), allowAll], [allowAll]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('reachable');
  });

  it('gets no answer where the ACL does not let the ephemeral ports out', () => {
    const answer = ask(
      network(
        merge(
          { aws_security_group: { web: group([tcp(443)]) }, aws_instance: { web: publicInstance(['web']) } },
          acl('public', [allowAll], [entry(100, 'allow', 443, 443)]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(stopAt(answer)).toEqual([
      'aws_network_acl.acl',
      'The last entry of aws_network_acl.acl does not let out answers to the internet on TCP ports 1024 to 65535',
    ]);
  });

  it('gets answers on the ephemeral ports, whatever range of ports it may ask', () => {
    const range = { ...tcp(8000), to_port: 9000 };
    const answer = ask(
      network(
        merge(
          { aws_security_group: { web: group([range]) }, aws_instance: { web: publicInstance(['web']) } },
          acl('public', [allowAll], [entry(100, 'allow', 1024, 65_535)]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('reachable');
    expect(told(answer)).toEqual(['tcp 8000-9000 ipv4']);
  });

  it('does not know where the ACL lets out some of the ephemeral ports', () => {
    const answer = ask(
      network(
        merge(
          { aws_security_group: { web: group([tcp(443)]) }, aws_instance: { web: publicInstance(['web']) } },
          acl('public', [allowAll], [entry(100, 'allow', 1024, 40_000)]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('unknown');
    expect(answer.unknowns.map(({ source }) => source?.element.address)).toEqual(['aws_network_acl.acl']);
  });

  it('stops everything at an ACL without entries', () => {
    const answer = ask(
      network({
        aws_security_group: { web: group([tcp(443)]) },
        aws_instance: { web: publicInstance(['web']) },
        aws_default_network_acl: {
          none: { default_network_acl_id: '${aws_vpc.main.default_network_acl_id}' },
        },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(stopAt(answer)).toEqual([
      'aws_default_network_acl.none',
      'The last entry of aws_default_network_acl.none does not let in TCP 443 from the internet',
    ]);
  });

  it('passes from the ranges of a rule alone, without those that an ACL denies', () => {
    const answer = ask(
      network(
        merge(
          {
            aws_security_group: { web: group([tcp(443, { cidr_blocks: ['198.51.100.0/24'] })]) },
            aws_instance: { web: publicInstance(['web']) },
          },
          acl('public', [entry(50, 'deny', 0, 0, { cidr_block: '198.51.100.128/25' }), allowAll], [allowAll]),
        ),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(told(answer)).toEqual(['tcp 443 ipv4 198.51.100.0/24']);
  });

  it('joins rules that overlap, and takes every port for what it is', () => {
    const answer = ask(
      network({
        aws_security_group: {
          web: group([
            { protocol: 'tcp', from_port: 8000, to_port: 8100, cidr_blocks: [everywhere] },
            { protocol: 'tcp', from_port: 8080, to_port: 8200, cidr_blocks: [everywhere] },
            { protocol: 'udp', from_port: 53, to_port: 53, cidr_blocks: [everywhere] },
          ]),
        },
        aws_instance: { web: publicInstance(['web']) },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(told(answer)).toEqual(['tcp 8000-8200 ipv4', 'udp 53 ipv4']);
  });

  it('takes an elastic address for a public one', () => {
    const answer = ask(
      network({
        aws_security_group: { web: group([tcp(22)]) },
        aws_instance: { web: instance('public', ['web']) },
        aws_eip: { web: { instance: '${aws_instance.web.id}' } },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('reachable');
    expect(through(answer)[0]).toBe('aws_eip.web');
  });

  it('does not know the rules of a group that is looked up', () => {
    const answer = ask(
      network({
        aws_instance: {
          web: publicInstance([], { vpc_security_group_ids: ['sg-0a1b2c3d4e5f60718'] }),
        },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('unknown');
    expect(answer.unknowns.map(({ text }) => text)).toEqual([
      'The rules of sg-0a1b2c3d4e5f60718: sg-0a1b2c3d4e5f60718 is not in the stack',
    ]);
  });

  it('passes by a rule that the stack adds to such a group, and by no other for certain', () => {
    const answer = ask(
      network({
        aws_instance: { web: publicInstance([], { vpc_security_group_ids: ['sg-0a1b2c3d4e5f60718'] }) },
        aws_security_group_rule: {
          office: {
            ...{ security_group_id: 'sg-0a1b2c3d4e5f60718', type: 'ingress', protocol: 'tcp' },
            ...{ from_port: 0, to_port: 100, cidr_blocks: ['203.0.113.0/24'] },
          },
        },
      }),
      'internet',
      'aws_instance.web',
    );
    expect([answer.outcome, told(answer)]).toEqual(['reachable', ['tcp 0-100 ipv4 203.0.113.0/24']]);
    expect(through(answer)).toContain('aws_security_group_rule.office');
    expect(answer.notes).toEqual([
      'Whether more passes is not known: The rules of sg-0a1b2c3d4e5f60718: sg-0a1b2c3d4e5f60718 is not in the stack.',
    ]);
  });

  it('is stopped for certain by a missing address, whatever is unknown besides', () => {
    const answer = ask(
      network({
        aws_instance: { web: instance('public', [], { vpc_security_group_ids: ['sg-0a1b2c3d4e5f60718'] }) },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('blocked');
  });

  it('takes the default group of the VPC for what names none: nobody outside of it gets in', () => {
    const answer = ask(
      network({
        aws_instance: { web: { subnet_id: '${aws_subnet.public.id}', associate_public_ip_address: true } },
      }),
      'internet',
      'aws_instance.web',
    );
    expect(stopAt(answer)[1]).toBe(
      'No rule of default security group of aws_vpc.main lets in TCP 0 to 65535 from the internet',
    );
  });
});

describe('IPv6', () => {
  const dual: Blocks = {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16', assign_generated_ipv6_cidr_block: true } },
    aws_subnet: {
      public: {
        vpc_id: '${aws_vpc.main.id}',
        cidr_block: '10.0.0.0/24',
        ipv6_cidr_block: '2001:db8:0:1::/64',
        assign_ipv6_address_on_creation: true,
      },
    },
    aws_route: {
      out6: {
        route_table_id: '${aws_route_table.public.id}',
        destination_ipv6_cidr_block: '::/0',
        gateway_id: '${aws_internet_gateway.igw.id}',
      },
    },
  };

  it('is open while IPv4 is closed', () => {
    const answer = ask(
      network(
        merge(dual, {
          aws_security_group: { web: group([tcp(22, { ipv6_cidr_blocks: ['::/0'] })]) },
          aws_instance: { web: publicInstance(['web']) },
        }),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(told(answer)).toEqual(['tcp 22 ipv6']);
    expect(through(answer)).toContain('aws_route.out6');
  });

  it('is reached without any IPv4 address', () => {
    const answer = ask(
      network(
        merge(dual, {
          aws_security_group: {
            web: group([tcp(443, { ipv6_cidr_blocks: ['::/0'], cidr_blocks: [everywhere] })]),
          },
          aws_instance: { web: instance('public', ['web']) },
        }),
      ),
      'internet',
      'aws_instance.web',
    );
    expect(told(answer)).toEqual(['tcp 443 ipv6']);
  });

  it('goes out through an egress-only gateway, and nobody comes in', () => {
    const blocks = network(
      merge(dual, {
        aws_egress_only_internet_gateway: { eigw: { vpc_id: '${aws_vpc.main.id}' } },
        aws_route: {
          out6: {
            route_table_id: '${aws_route_table.public.id}',
            destination_ipv6_cidr_block: '::/0',
            egress_only_gateway_id: '${aws_egress_only_internet_gateway.eigw.id}',
          },
        },
        aws_security_group: {
          web: group([tcp(22, { ipv6_cidr_blocks: ['::/0'] })], [tcp(443, { ipv6_cidr_blocks: ['::/0'] })]),
        },
        aws_instance: { web: instance('public', ['web']) },
      }),
    );
    expect(stopAt(ask(blocks, 'internet', 'aws_instance.web'))[1]).toBe(
      'aws_egress_only_internet_gateway.eigw lets nobody in: it opens connections outwards alone',
    );
    expect(told(ask(blocks, 'aws_instance.web', 'internet'))).toEqual(['tcp 443 ipv6']);
  });

  it('goes nowhere by IPv4 where a route of IPv4 leads to an egress-only gateway', () => {
    const blocks = network({
      aws_egress_only_internet_gateway: { eigw: { vpc_id: '${aws_vpc.main.id}' } },
      aws_route: {
        out: {
          route_table_id: '${aws_route_table.public.id}',
          destination_cidr_block: everywhere,
          egress_only_gateway_id: '${aws_egress_only_internet_gateway.eigw.id}',
        },
      },
      aws_security_group: { web: group([]) },
      aws_instance: { web: publicInstance(['web']) },
    });
    expect(stopAt(ask(blocks, 'aws_instance.web', 'internet'))[1]).toBe(
      'aws_egress_only_internet_gateway.eigw is for IPv6 alone',
    );
  });
});

it('an instance has the private address that it names, and else one of its subnet', () => {
  const blocks = network({
    aws_security_group: { web: group([]), db: group([tcp(5432, { cidr_blocks: ['10.0.0.5/32'] })]) },
    aws_instance: {
      db: instance('private', ['db']),
      right: instance('public', ['web'], { private_ip: '10.0.0.5' }),
      wrong: instance('public', ['web'], { private_ip: '10.0.0.6' }),
      any: instance('public', ['web']),
    },
  });
  const outcome = (name: string) => ask(blocks, `aws_instance.${name}`, 'aws_instance.db').outcome;
  expect(['right', 'wrong', 'any'].map(outcome)).toEqual(['reachable', 'blocked', 'unknown']);
});

describe('load balancers', () => {
  const groups: Blocks = {
    aws_security_group: {
      lb: group([tcp(443)]),
      app: group([tcp(8080, fromGroup('lb'))]),
    },
    aws_instance: { app: instance('private', ['app']) },
    aws_lb_target_group_attachment: {
      app: { target_group_arn: '${aws_lb_target_group.app.arn}', target_id: '${aws_instance.app.id}' },
    },
  };

  it('serve the internet on their listeners, and open the port of their targets', () => {
    const blocks = network(merge(groups, balancer(['lb'], [443])));
    expect(told(ask(blocks, 'internet', 'aws_lb.lb'))).toEqual(['tcp 443 ipv4']);
    const inside = ask(blocks, 'aws_lb.lb', 'aws_instance.app');
    expect(told(inside)).toEqual(['tcp 8080 ipv4']);
    expect(through(inside)).toContain('aws_security_group.app');
  });

  it('are not reached when they are internal', () => {
    const blocks = network(merge(groups, balancer(['lb'], [443], { internal: true })));
    expect(stopAt(ask(blocks, 'internet', 'aws_lb.lb'))).toEqual([
      'aws_lb.lb',
      'aws_lb.lb has no public address: the load balancer is internal',
    ]);
  });

  it('are not reached on a listener that their group does not open', () => {
    const answer = ask(network(merge(groups, balancer(['lb'], [80]))), 'internet', 'aws_lb.lb');
    expect(stopAt(answer)).toEqual([
      'aws_security_group.lb',
      'No rule of aws_security_group.lb lets in TCP 80 from the internet',
    ]);
  });

  it('are not reached on an open port without a listener', () => {
    const answer = ask(network(merge(groups, balancer(['lb'], []))), 'internet', 'aws_lb.lb');
    expect(stopAt(answer)).toEqual(['aws_lb.lb', 'aws_lb.lb has no listener']);
  });

  it('pass on the addresses of their clients, where they are Network Load Balancers without groups', () => {
    const passing = (ingress: Json) =>
      network(
        merge(groups, balancer([], [443], { load_balancer_type: 'network' }), {
          aws_security_group: { app: group([ingress]) },
        }),
      );
    const outcome = (ingress: Json) => ask(passing(ingress), 'aws_lb.lb', 'aws_instance.app').outcome;
    expect(told(ask(passing(tcp(8080)), 'internet', 'aws_lb.lb'))).toEqual(['tcp 443 ipv4']);
    expect(outcome(tcp(8080))).toBe('reachable');
    expect(outcome(tcp(8080, { cidr_blocks: ['10.0.0.0/24'] }))).toBe('unknown');
    expect(outcome(tcp(9090))).toBe('blocked');
  });

  it('speak to their targets alone', () => {
    const blocks = network(
      merge(groups, balancer(['lb'], [443]), { aws_instance: { other: instance('private', ['app']) } }),
    );
    expect(stopAt(ask(blocks, 'aws_lb.lb', 'aws_instance.other'))[1]).toBe(
      'No listener of aws_lb.lb forwards to aws_instance.other',
    );
  });
});

describe('places of one VPC', () => {
  const chain: Blocks = merge(database(['db']), {
    aws_security_group: {
      app: group([], [tcp(5432, fromGroup('db'))]),
      db: group([tcp(5432, fromGroup('app'))], []),
    },
    aws_instance: { app: instance('public', ['app']) },
  });

  it('reach each other by groups that name each other', () => {
    const answer = ask(network(chain), 'aws_instance.app', 'aws_db_instance.db');
    expect(told(answer)).toEqual(['tcp 5432 ipv4']);
    expect(through(answer)).toEqual([
      'aws_security_group.app',
      '-',
      '-',
      '-',
      'aws_security_group.db',
      '-',
      '-',
    ]);
  });

  it('are stopped by a group that lets nothing out', () => {
    const blocks = network(merge(chain, { aws_security_group: { app: group([], []) } }));
    expect(stopAt(ask(blocks, 'aws_instance.app', 'aws_db_instance.db'))).toEqual([
      'aws_security_group.app',
      'No rule of aws_security_group.app lets out TCP 5432 to aws_db_instance.db',
    ]);
  });

  it('are stopped by an ACL between their subnets, and not inside of one', () => {
    const locked = acl('private', [entry(100, 'deny', 5432, 5432), entry(200, 'allow', 0, 0)], [allowAll]);
    const apart = ask(network(merge(chain, locked)), 'aws_instance.app', 'aws_db_instance.db');
    expect(stopAt(apart)[1]).toBe(
      'Entry 100 of aws_network_acl.acl does not let in TCP 5432 from aws_instance.app',
    );
    const together = merge(chain, locked, { aws_instance: { app: instance('private', ['app']) } });
    expect(ask(network(together), 'aws_instance.app', 'aws_db_instance.db').outcome).toBe('reachable');
  });

  it('reach others of their own group by a rule that names itself', () => {
    const blocks = network({
      aws_security_group: { app: group([tcp(7946, { self: true })]) },
      aws_instance: { one: instance('public', ['app']), other: instance('private', ['app']) },
    });
    expect(told(ask(blocks, 'aws_instance.one', 'aws_instance.other'))).toEqual(['tcp 7946 ipv4']);
  });

  it('reach by a range that holds their subnet; of a part of it nobody knows', () => {
    const allowing = (cidr: string) =>
      network(
        merge(chain, {
          aws_security_group: { app: group([]), db: group([tcp(5432, { cidr_blocks: [cidr] })]) },
        }),
      );
    const outcome = (cidr: string) => ask(allowing(cidr), 'aws_instance.app', 'aws_db_instance.db').outcome;
    expect(outcome('10.0.0.0/24')).toBe('reachable');
    expect(outcome('10.0.0.0/28')).toBe('unknown');
    expect(outcome('10.0.9.0/24')).toBe('blocked');
  });

  it('reach by a prefix list with known entries; of another stack’s list nobody knows', () => {
    const by = (list: string, more: Blocks = {}) =>
      ask(
        network(
          merge(chain, more, {
            aws_security_group: { app: group([]), db: group([tcp(5432, { prefix_list_ids: [list] })]) },
          }),
        ),
        'aws_instance.app',
        'aws_db_instance.db',
      ).outcome;
    const list = (cidr: string): Blocks => ({
      aws_ec2_managed_prefix_list: { own: { address_family: 'IPv4', entry: [{ cidr }] } },
    });
    expect(by('${aws_ec2_managed_prefix_list.own.id}', list('10.0.0.0/16'))).toBe('reachable');
    expect(by('${aws_ec2_managed_prefix_list.own.id}', list('10.9.0.0/16'))).toBe('blocked');
    expect(by('pl-0a1b2c3d4e5f60718')).toBe('unknown');
  });

  it('do not know each other where a group is known only after apply', () => {
    const blocks = merge(chain, {
      aws_instance: { app: instance('public', [], { vpc_security_group_ids: ['${var.group}'] }) },
    });
    const answer = ask(network(blocks), 'aws_instance.app', 'aws_db_instance.db', {
      variable: { group: {} },
    });
    expect(answer.outcome).toBe('unknown');
    expect(answer.unknowns.map(({ text }) => text)).toEqual([
      'Which groups aws_instance.app has: `vpc_security_group_ids` of aws_instance.app is known only after apply',
      'Whether aws_security_group.db lets in TCP 5432 from aws_instance.app',
    ]);
  });

  it('keep the internet from the database even where its group is open', () => {
    const blocks = network(merge(chain, { aws_security_group: { db: group([tcp(5432)]) } }));
    expect(stopAt(ask(blocks, 'internet', 'aws_db_instance.db'))).toEqual([
      'aws_db_instance.db',
      'aws_db_instance.db has no public address: `publicly_accessible` of aws_db_instance.db is not set',
    ]);
  });
});

describe('VPCs that are joined', () => {
  const peered: Blocks = {
    aws_vpc: { main: { cidr_block: '10.0.0.0/16' }, other: { cidr_block: '10.1.0.0/16' } },
    aws_subnet: { other: { vpc_id: '${aws_vpc.other.id}', cidr_block: '10.1.0.0/24' } },
    aws_route_table: { other: { vpc_id: '${aws_vpc.other.id}' } },
    aws_route_table_association: {
      other: { subnet_id: '${aws_subnet.other.id}', route_table_id: '${aws_route_table.other.id}' },
    },
    aws_vpc_peering_connection: {
      pcx: { vpc_id: '${aws_vpc.main.id}', peer_vpc_id: '${aws_vpc.other.id}', auto_accept: true },
    },
    aws_route: {
      there: {
        route_table_id: '${aws_route_table.public.id}',
        destination_cidr_block: '10.1.0.0/16',
        vpc_peering_connection_id: '${aws_vpc_peering_connection.pcx.id}',
      },
      back: {
        route_table_id: '${aws_route_table.other.id}',
        destination_cidr_block: '10.0.0.0/16',
        vpc_peering_connection_id: '${aws_vpc_peering_connection.pcx.id}',
      },
    },
    aws_security_group: {
      app: group([]),
      far: { vpc_id: '${aws_vpc.other.id}', ingress: [tcp(6379, fromGroup('app'))], egress: [] },
    },
    aws_instance: { app: instance('public', ['app']), far: instance('other', ['far']) },
  };

  it('reach each other by routes both ways, and by a group of the peer', () => {
    const answer = ask(network(peered), 'aws_instance.app', 'aws_instance.far');
    expect(told(answer)).toEqual(['tcp 6379 ipv4']);
    expect(through(answer)).toEqual([
      'aws_security_group.app',
      '-',
      'aws_route.there',
      'aws_vpc_peering_connection.pcx',
      '-',
      'aws_security_group.far',
      'aws_route.back',
      '-',
      '-',
    ]);
  });

  it('do not where the peer has no route back', () => {
    const answer = ask(network(peered, ['aws_route.back']), 'aws_instance.app', 'aws_instance.far');
    expect(stopAt(answer)).toEqual([
      'aws_route_table.other',
      'No route of aws_route_table.other leads to aws_instance.app',
    ]);
  });

  it('reach each other by the route of a prefix list, as far as it holds the other', () => {
    const own = { destination_prefix_list_id: '${aws_ec2_managed_prefix_list.far.id}' };
    const by = (cidrs: readonly string[], more: Blocks = {}, to: Json = own, data: Json = {}) =>
      ask(
        network(
          merge(peered, more, {
            aws_security_group: {
              far: {
                vpc_id: '${aws_vpc.other.id}',
                ingress: [tcp(22, { cidr_blocks: ['10.0.0.0/16'] })],
                egress: [],
              },
            },
            aws_ec2_managed_prefix_list: {
              far: { address_family: 'IPv4', entry: cidrs.map((cidr) => ({ cidr })) },
            },
            aws_route: {
              there: {
                route_table_id: '${aws_route_table.public.id}',
                ...to,
                vpc_peering_connection_id: '${aws_vpc_peering_connection.pcx.id}',
              },
            },
          }),
          ['aws_route.out'],
        ),
        'aws_instance.app',
        'aws_instance.far',
        { data },
      );
    const none = ['aws_route_table.public', 'No route of aws_route_table.public leads to aws_instance.far'];
    expect(by(['10.9.0.0/16', '10.1.0.0/24']).outcome).toBe('reachable');
    expect(stopAt(by(['10.9.0.0/16', '2001:db8::/32']))).toEqual(none);
    expect(stopAt(by([]))).toEqual(none);
    expect(by(['10.9.0.0/16', '10.1.0.0/28']).unknowns.map(({ text }) => text)).toEqual([
      'Whether a route of aws_route_table.public leads to aws_instance.far',
    ]);
    // A list of AWS holds addresses of its services, one of another stack may hold any, and without a range there is none.
    expect(by([], {}, { destination_prefix_list_id: 'pl-1' }).outcome).toBe('unknown');
    const ofAws = { destination_prefix_list_id: '${data.aws_prefix_list.s3.id}' };
    const named = { aws_prefix_list: { s3: { name: 'com.amazonaws.eu-west-1.s3' } } };
    expect(stopAt(by([], {}, ofAws, named))).toEqual(none);
    expect(stopAt(by([], {}, {}))).toEqual(none);
    // Of the ranges of a list the narrowest that holds the other counts, and wins over a wider route.
    const elsewhere: Blocks = {
      aws_route: {
        elsewhere: {
          route_table_id: '${aws_route_table.public.id}',
          destination_cidr_block: '10.1.0.0/16',
          gateway_id: '${aws_internet_gateway.igw.id}',
        },
      },
    };
    expect(by(['10.0.0.0/8', '10.1.0.0/24', '10.9.9.0/28'], elsewhere).outcome).toBe('reachable');
    expect(by(['10.0.0.0/8', '10.9.9.0/28'], elsewhere).unknowns.map(({ text }) => text)).toEqual([
      'What aws_internet_gateway.igw leads to is not in the stack',
      'Answers go another way, through aws_vpc_peering_connection.pcx',
    ]);
  });

  it('do not through a peer of a peer', () => {
    const third = merge(peered, {
      aws_vpc: { third: { cidr_block: '10.2.0.0/16' } },
      aws_subnet: { third: { vpc_id: '${aws_vpc.third.id}', cidr_block: '10.2.0.0/24' } },
      aws_route: {
        further: {
          route_table_id: '${aws_route_table.public.id}',
          destination_cidr_block: '10.2.0.0/16',
          vpc_peering_connection_id: '${aws_vpc_peering_connection.pcx.id}',
        },
      },
      aws_security_group: {
        third: {
          vpc_id: '${aws_vpc.third.id}',
          ingress: [tcp(6379, { cidr_blocks: ['10.0.0.0/8'] })],
          egress: [],
        },
      },
      aws_instance: { third: instance('third', ['third']) },
    });
    expect(stopAt(ask(network(third), 'aws_instance.app', 'aws_instance.third'))).toEqual([
      'aws_vpc_peering_connection.pcx',
      'aws_vpc_peering_connection.pcx does not join aws_vpc.third: peering leads to its two VPCs alone',
    ]);
  });

  it('reach each other through a transit gateway that joins all, without naming groups', () => {
    const transit = (more: Json, ingress: Json): Blocks =>
      merge(peered, {
        aws_ec2_transit_gateway: { tgw: more },
        aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
          ['main', 'other'].map((vpc) => [
            vpc,
            {
              transit_gateway_id: '${aws_ec2_transit_gateway.tgw.id}',
              vpc_id: `\${aws_vpc.${vpc}.id}`,
              subnet_ids: [],
            },
          ]),
        ),
        aws_route: {
          there: {
            route_table_id: '${aws_route_table.public.id}',
            destination_cidr_block: '10.1.0.0/16',
            transit_gateway_id: '${aws_ec2_transit_gateway.tgw.id}',
          },
          back: {
            route_table_id: '${aws_route_table.other.id}',
            destination_cidr_block: '10.0.0.0/16',
            transit_gateway_id: '${aws_ec2_transit_gateway.tgw.id}',
          },
        },
        aws_security_group: {
          app: group([]),
          far: { vpc_id: '${aws_vpc.other.id}', ingress: [ingress], egress: [] },
        },
      });
    const outcome = (more: Json, ingress: Json) =>
      ask(network(transit(more, ingress)), 'aws_instance.app', 'aws_instance.far').outcome;
    const byRange = tcp(6379, { cidr_blocks: ['10.0.0.0/16'] });
    expect(outcome({}, byRange)).toBe('reachable');
    expect(outcome({}, tcp(6379, fromGroup('app')))).toBe('blocked');
    expect(outcome({ security_group_referencing_support: 'enable' }, tcp(6379, fromGroup('app')))).toBe(
      'reachable',
    );
    expect(outcome({ default_route_table_propagation: 'disable' }, byRange)).toBe('unknown');
  });

  it('have no way at all without a connection', () => {
    const apart = network(peered, ['aws_route.there', 'aws_route.back', 'aws_vpc_peering_connection.pcx']);
    const answer = ask(apart, 'aws_instance.far', 'aws_instance.app');
    expect(answer.outcome).toBe('blocked');
  });
});

describe('what the stack only names', () => {
  it('does not know the routes of a subnet that is named by its id', () => {
    const answer = ask(
      {
        aws_security_group: { web: { vpc_id: 'vpc-0a1b', ingress: [tcp(22)], egress: [everything] } },
        aws_instance: {
          web: {
            subnet_id: 'subnet-0a1b',
            associate_public_ip_address: true,
            vpc_security_group_ids: ['${aws_security_group.web.id}'],
          },
        },
      },
      'internet',
      'aws_instance.web',
    );
    expect(answer.outcome).toBe('unknown');
    expect(answer.unknowns.map(({ text }) => text)).toEqual([
      'The route table of subnet-0a1b is not in the stack',
      'The network ACL of subnet-0a1b is not in the stack',
      'The network ACL of subnet-0a1b is not in the stack',
    ]);
    expect(told(answer)).toEqual(['tcp 22 ipv4']);
  });

  it('does not know the routes and ranges of a VPC that is looked up', () => {
    const answer = ask(
      {
        aws_subnet: { web: { vpc_id: '${data.aws_vpc.shared.id}', cidr_block: '10.0.0.0/24' } },
        aws_security_group: { web: { vpc_id: '${data.aws_vpc.shared.id}', ingress: [tcp(22)], egress: [] } },
        aws_instance: { web: instance('web', ['web'], { associate_public_ip_address: true }) },
      },
      'internet',
      'aws_instance.web',
      { data: { aws_vpc: { shared: { tags: { Name: 'shared' } } } } },
    );
    expect(answer.outcome).toBe('unknown');
    expect(answer.unknowns[0]?.text).toContain('main route table of data.aws_vpc.shared is not in the stack');
  });

  it('takes the default VPC as AWS makes it, and says so', () => {
    const answer = ask(
      {
        aws_security_group: { web: { ingress: [tcp(80)], egress: [everything] } },
        aws_instance: { web: { vpc_security_group_ids: ['${aws_security_group.web.id}'] } },
      },
      'internet',
      'aws_instance.web',
    );
    expect(told(answer)).toEqual(['tcp 80 ipv4']);
    expect(answer.notes).toEqual([
      'default VPC is taken as AWS makes a default VPC: a route to the internet gateway, and a network ACL that lets everything pass.',
    ]);
  });
});

describe('what stands in no VPC', () => {
  const blocks = network({
    aws_security_group: { web: group([tcp(22)]) },
    aws_instance: { web: publicInstance(['web']) },
    aws_wafv2_web_acl: { acl: { name: 'acl', scope: 'REGIONAL' } },
    aws_s3_bucket: { files: { bucket: 'files' } },
  });
  const stands = (address: string) => [address, `${address} stands in no VPC and has no address in one`];
  const asked = (from: string, to: string) => ask(blocks, from, to);

  it('is reached by nobody', () => {
    const acl = 'aws_wafv2_web_acl.acl';
    expect(asked('internet', acl).outcome).toBe('blocked');
    expect(stopAt(asked('internet', acl))).toEqual(stands(acl));
    expect(stopAt(asked('aws_instance.web', acl))).toEqual(stands(acl));
    expect(asked('internet', acl).stop).toMatchObject({ verdict: 'no', source: { part: '' } });
  });

  it('reaches nobody', () => {
    const bucket = 'aws_s3_bucket.files';
    expect(stopAt(asked(bucket, 'internet'))).toEqual(stands(bucket));
    expect(stopAt(asked(bucket, 'aws_instance.web'))).toEqual(stands(bucket));
    expect(stopAt(asked(bucket, 'aws_wafv2_web_acl.acl'))).toEqual(stands('aws_wafv2_web_acl.acl'));
  });
});
