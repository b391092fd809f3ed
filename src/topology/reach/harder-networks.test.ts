import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';
import type { ReachAnswer } from './answer.js';
import { reach, theInternet } from './reach.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const everywhere = '0.0.0.0/0';
const tcp = (port: number, from: Json = { cidr_blocks: [everywhere] }): Json => ({
  ...{ protocol: 'tcp', from_port: port, to_port: port },
  ...from,
});
const out: Json = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: [everywhere] };
const group = (...ingress: readonly Json[]): Json => ({
  ...{ vpc_id: '${aws_vpc.main.id}', ingress: [...ingress], egress: [out] },
});
const from = (name: string): Json => ({ security_groups: [`\${aws_security_group.${name}.id}`] });
const instance = (groups: readonly string[], more: Json = {}): Json => ({
  subnet_id: '${aws_subnet.a.id}',
  vpc_security_group_ids: groups.map((name) => `\${aws_security_group.${name}.id}`),
  ...more,
});

/** A VPC with a public subnet `a` (10.0.1.0/24), whose instances get public addresses, and a private one `b` (10.0.2.0/24). */
const base: Blocks = {
  aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
  aws_internet_gateway: { igw: { vpc_id: '${aws_vpc.main.id}' } },
  aws_subnet: {
    a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.1.0/24', map_public_ip_on_launch: true },
    b: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.2.0/24' },
  },
  aws_route_table: {
    a: {
      vpc_id: '${aws_vpc.main.id}',
      route: [{ cidr_block: everywhere, gateway_id: '${aws_internet_gateway.igw.id}' }],
    },
  },
  aws_route_table_association: {
    a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.a.id}' },
  },
};

function network(...more: readonly Blocks[]): Blocks {
  const merged: Record<string, Record<string, Json>> = {};
  for (const blocks of [base, ...more])
    for (const [type, own] of Object.entries(blocks)) merged[type] = { ...merged[type], ...own };
  return merged;
}

function ask(blocks: Blocks, one: string, other: string, rest: Json = {}): ReachAnswer {
  const topology = topologyOf(readStack({ resource: network(blocks), ...rest }));
  const party = (name: string) => {
    if (name === 'internet') return theInternet;
    const found = topology.places.find(({ address }) => address === name);
    if (found === undefined) throw new Error(`No place ${name}`);
    return found;
  };
  return reach(topology, party(one), party(other));
}

const ports = ({ flows }: ReachAnswer) => flows.map(({ protocol, from: port }) => `${protocol} ${port}`);
const stopAt = ({ stop }: ReachAnswer) => stop?.source?.element.address;
const doubts = ({ unknowns }: ReachAnswer) => unknowns.map(({ text }) => text);
const internetTo = (blocks: Blocks, to: string, rest: Json = {}) => ask(blocks, 'internet', to, rest);

const balancer = (type: 'application' | 'network', target: Json, protocol = 'HTTP'): Blocks => ({
  aws_lb: {
    lb: {
      load_balancer_type: type,
      subnets: ['${aws_subnet.a.id}'],
      security_groups: ['${aws_security_group.lb.id}'],
    },
  },
  aws_lb_listener: {
    lb: {
      load_balancer_arn: '${aws_lb.lb.arn}',
      port: 443,
      protocol: type === 'network' ? 'TCP' : 'HTTPS',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.app.arn}' }],
    },
  },
  aws_lb_target_group: { app: { port: 80, protocol, vpc_id: '${aws_vpc.main.id}', ...target } },
});
const attachment = (target: string, more: Json = {}): Blocks => ({
  aws_lb_target_group_attachment: {
    app: { target_group_arn: '${aws_lb_target_group.app.arn}', target_id: target, ...more },
  },
});

describe('the port of a target', () => {
  const groups: Blocks = { aws_security_group: { lb: group(tcp(443)), app: group(tcp(8080, from('lb'))) } };
  const registered = (more: Json) =>
    network(...[groups, balancer('application', {}), attachment('${aws_instance.app.id}', more)], {
      aws_instance: { app: instance(['app'], { subnet_id: '${aws_subnet.b.id}' }) },
    });

  it('is that of its registration, else that of the target group', () => {
    expect(ports(ask(registered({ port: 8080 }), 'aws_lb.lb', 'aws_instance.app'))).toEqual(['tcp 8080']);
    expect(stopAt(ask(registered({}), 'aws_lb.lb', 'aws_instance.app'))).toBe('aws_security_group.app');
  });

  it('is that of the container of a service', () => {
    const service = (port: number) =>
      network(groups, balancer('application', { target_type: 'ip' }), {
        aws_ecs_service: {
          app: {
            network_configuration: [
              { subnets: ['${aws_subnet.b.id}'], security_groups: ['${aws_security_group.app.id}'] },
            ],
            load_balancer: [
              {
                target_group_arn: '${aws_lb_target_group.app.arn}',
                container_name: 'app',
                container_port: port,
              },
            ],
          },
        },
      });
    expect(ports(ask(service(8080), 'aws_lb.lb', 'aws_ecs_service.app'))).toEqual(['tcp 8080']);
    expect(ask(service(9090), 'aws_lb.lb', 'aws_ecs_service.app').outcome).toBe('blocked');
  });

  it.each([
    ['TCP', ['tcp 80']],
    ['UDP', ['udp 80']],
    ['TCP_UDP', ['tcp 80', 'udp 80']],
    ['QUIC', ['udp 80']],
    ['TCP_QUIC', ['tcp 80', 'udp 80']],
  ])('is spoken to as the protocol %s of its group says', (protocol, spoken) => {
    const open = group(tcp(80, from('lb')), { ...tcp(80, from('lb')), protocol: 'udp' });
    const blocks = network(
      { aws_security_group: { lb: group(tcp(443)), app: open } },
      balancer('network', {}, protocol),
      attachment('${aws_instance.app.id}'),
      { aws_instance: { app: instance(['app'], { subnet_id: '${aws_subnet.b.id}' }) } },
    );
    expect(ports(ask(blocks, 'aws_lb.lb', 'aws_instance.app'))).toEqual(spoken);
  });

  it('is not known where it is not known whether the target is registered', () => {
    const answer = ask(
      registered({ port: 8080, count: '${var.on ? 1 : 0}' }),
      'aws_lb.lb',
      'aws_instance.app',
      { variable: { on: {} } },
    );
    expect(answer.outcome).toBe('unknown');
  });
});

describe('count and for_each', () => {
  const rule = (more: Json): Blocks => ({
    aws_security_group: { app: { vpc_id: '${aws_vpc.main.id}' } },
    aws_security_group_rule: {
      ssh: {
        security_group_id: '${aws_security_group.app.id}',
        type: 'ingress',
        ...tcp(22),
        ...more,
      },
    },
    aws_instance: { app: instance(['app']) },
  });
  const variable = { variable: { on: {} } };
  const outcome = (more: Json) => internetTo(rule(more), 'aws_instance.app', variable).outcome;

  it('of a rule: none is no rule, and of a number that is not known nobody knows', () => {
    expect(outcome({})).toBe('reachable');
    expect(outcome({ count: 1 })).toBe('reachable');
    expect(outcome({ count: 0 })).toBe('blocked');
    expect(outcome({ count: '${var.on ? 1 : 0}' })).toBe('unknown');
    expect(outcome({ for_each: {} })).toBe('blocked');
    expect(outcome({ for_each: '${var.on}' })).toBe('unknown');
    const alike = rule({ count: '${var.on}' });
    const counted = { app: { vpc_id: '${aws_vpc.main.id}', count: '${var.on}' } };
    expect(internetTo({ ...alike, aws_security_group: counted }, 'aws_instance.app', variable).outcome).toBe(
      'reachable',
    );
  });

  it('of a route and of an entry of an ACL', () => {
    const routed = (count: unknown) =>
      internetTo(
        {
          ...rule({}),
          aws_route_table: { a: { vpc_id: '${aws_vpc.main.id}' } },
          aws_route: {
            out: {
              route_table_id: '${aws_route_table.a.id}',
              destination_cidr_block: everywhere,
              gateway_id: '${aws_internet_gateway.igw.id}',
              count,
            },
          },
        },
        'aws_instance.app',
        variable,
      ).outcome;
    expect([routed(1), routed(0), routed('${var.on ? 1 : 0}')]).toEqual(['reachable', 'blocked', 'unknown']);
    const denied = (count: unknown) =>
      internetTo(
        {
          ...rule({}),
          aws_network_acl: {
            acl: {
              vpc_id: '${aws_vpc.main.id}',
              subnet_ids: ['${aws_subnet.a.id}'],
              ...Object.fromEntries(
                ['ingress', 'egress'].map((direction) => [
                  direction,
                  [
                    {
                      rule_no: 100,
                      action: 'allow',
                      protocol: '-1',
                      from_port: 0,
                      to_port: 0,
                      cidr_block: everywhere,
                    },
                  ],
                ]),
              ),
            },
          },
          aws_network_acl_rule: {
            no: {
              ...{ network_acl_id: '${aws_network_acl.acl.id}', rule_number: 10, rule_action: 'deny' },
              ...{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_block: everywhere, count },
            },
          },
        },
        'aws_instance.app',
        variable,
      ).outcome;
    expect([denied(1), denied(0), denied('${var.on ? 1 : 0}')]).toEqual(['blocked', 'reachable', 'unknown']);
  });
});

describe('a module that was not read', () => {
  const module = { module: { rules: { source: './rules', group: '${aws_security_group.app.id}' } } };

  it('may have the rule or the route that is missing', () => {
    const closed: Blocks = {
      aws_security_group: { app: group() },
      aws_instance: { app: instance(['app']) },
    };
    expect(internetTo(closed, 'aws_instance.app').outcome).toBe('blocked');
    const answer = internetTo(closed, 'aws_instance.app', module);
    expect(answer.outcome).toBe('unknown');
    expect(doubts(answer)[0]).toContain('module.rules was not read and may have a rule that does');
    expect(answer.notes).toContain('module.rules was not read: what it makes is not looked at.');
    const isolated = { ...closed, aws_route_table: { a: { vpc_id: '${aws_vpc.main.id}' } } };
    expect(doubts(internetTo(isolated, 'aws_instance.app', module))[0]).toContain('may have a route');
  });

  it('is listed among what has no place', () => {
    const { unplaced } = topologyOf(readStack({ resource: base, ...module }));
    expect(unplaced.map(({ element }) => element.address)).toEqual(['module.rules']);
  });
});

describe('functions', () => {
  const lambda: Blocks = { aws_lambda_function: { job: { function_name: 'job' } } };
  const url = (authorization: string): Blocks => ({
    ...lambda,
    aws_lambda_function_url: {
      job: {
        function_name: '${aws_lambda_function.job.function_name}',
        authorization_type: authorization,
      },
    },
  });

  it('are called by the internet at a URL without credentials; else nobody knows who calls them', () => {
    const open = internetTo(url('NONE'), 'aws_lambda_function.job');
    expect([open.outcome, ports(open)]).toEqual(['reachable', ['tcp 443']]);
    expect(internetTo(url('AWS_IAM'), 'aws_lambda_function.job').outcome).toBe('unknown');
    expect(internetTo(lambda, 'aws_lambda_function.job').outcome).toBe('unknown');
  });

  it('are called by a load balancer that forwards to them', () => {
    const blocks = (type: string): Blocks =>
      network(
        { aws_security_group: { lb: group(tcp(443)) } },
        ...[lambda, balancer('application', { target_type: type })],
      );
    const registered = (type: string) => network(blocks(type), attachment('${aws_lambda_function.job.arn}'));
    expect(ask(registered('lambda'), 'aws_lb.lb', 'aws_lambda_function.job').outcome).toBe('reachable');
    expect(ask(blocks('lambda'), 'aws_lb.lb', 'aws_lambda_function.job').outcome).toBe('blocked');
  });

  it('outside of a VPC come from some address of AWS', () => {
    const database = (cidr: string) =>
      ask(
        {
          ...lambda,
          aws_security_group: { db: group(tcp(5432, { cidr_blocks: [cidr] })) },
          aws_db_subnet_group: { db: { subnet_ids: ['${aws_subnet.a.id}'] } },
          aws_db_instance: {
            db: {
              engine: 'postgres',
              publicly_accessible: true,
              db_subnet_group_name: '${aws_db_subnet_group.db.name}',
              vpc_security_group_ids: ['${aws_security_group.db.id}'],
            },
          },
        },
        'aws_lambda_function.job',
        'aws_db_instance.db',
      ).outcome;
    expect(database(everywhere)).toBe('reachable');
    expect(database('203.0.113.7/32')).toBe('unknown');
    expect(database('10.0.0.0/8')).toBe('blocked');
  });
});

describe('a service of ECS without a network of its own', () => {
  it('has the addresses of instances that nobody knows', () => {
    const answer = ask(
      {
        aws_ecs_service: { app: { launch_type: 'EC2' } },
        aws_security_group: { app: group(tcp(22, { cidr_blocks: ['10.0.0.0/16'] })) },
        aws_instance: { app: instance(['app']) },
      },
      'aws_ecs_service.app',
      'aws_instance.app',
    );
    expect(answer.outcome).toBe('unknown');
    expect(doubts(answer)[0]).toContain('instances that it runs on');
  });
});

describe('network interfaces', () => {
  const groups: Blocks = { aws_security_group: { app: group(tcp(22)), closed: group() } };
  const card = (name = 'app'): Blocks => ({
    aws_network_interface: {
      card: { subnet_id: '${aws_subnet.a.id}', security_groups: [`\${aws_security_group.${name}.id}`] },
    },
    aws_instance: {
      app: {
        network_interface: [{ network_interface_id: '${aws_network_interface.card.id}', device_index: 0 }],
      },
    },
  });
  const elastic: Blocks = { aws_eip: { app: { network_interface: '${aws_network_interface.card.id}' } } };
  const outcome = (...blocks: readonly Blocks[]) =>
    internetTo(network(groups, ...blocks), 'aws_instance.app').outcome;

  it('give an instance their subnet, groups and elastic address', () => {
    expect(outcome(card(), elastic)).toBe('reachable');
    expect(outcome(card('closed'), elastic)).toBe('blocked');
    expect(outcome(card())).toBe('blocked');
    const association: Blocks = {
      aws_eip: { app: {} },
      aws_eip_association: {
        app: { allocation_id: '${aws_eip.app.id}', network_interface_id: '${aws_network_interface.card.id}' },
      },
    };
    expect(outcome(card(), association)).toBe('reachable');
  });

  it('are not known where the stack only names them', () => {
    const answer = internetTo(
      {
        ...groups,
        aws_instance: { app: { network_interface: [{ network_interface_id: 'eni-0a1b', device_index: 0 }] } },
      },
      'aws_instance.app',
    );
    expect(answer.outcome).toBe('unknown');
    expect(answer.notes).toEqual([]);
  });

  it('get groups by an attachment too', () => {
    const added = (to: string): Blocks => ({
      aws_network_interface_sg_attachment: {
        app: { security_group_id: '${aws_security_group.app.id}', network_interface_id: to },
      },
    });
    const plain: Blocks = { aws_instance: { app: instance(['closed']) } };
    expect(outcome(plain)).toBe('blocked');
    expect(outcome(plain, added('${aws_instance.app.primary_network_interface_id}'))).toBe('reachable');
    expect(outcome(card('closed'), elastic, added('${aws_network_interface.card.id}'))).toBe('reachable');
  });
});

describe('rules with many ranges', () => {
  const ranges = Array.from({ length: 2000 }, (_, index) => `11.${index >> 8}.${index & 255}.7/32`);
  const blocks = (...more: readonly Json[]): Blocks => ({
    aws_security_group: { app: group(tcp(443, { cidr_blocks: ranges }), ...more) },
    aws_instance: { app: instance(['app']) },
  });

  it('are judged together, and every range is told', () => {
    const answer = internetTo(blocks(), 'aws_instance.app');
    expect(answer.flows.map((flow) => flow.ranges)).toEqual([ranges]);
    expect(answer.path.map(({ text }) => text).join()).toContain('11.0.0.7/32 and 1999 more on the internet');
  });

  it('are told apart where another rule means some of them', () => {
    const answer = internetTo(blocks(tcp(22, { cidr_blocks: ['11.0.0.0/16'] })), 'aws_instance.app');
    const told = answer.flows.map(({ from: port, ranges: { length } }) => [port, length]);
    // SSH: the /16 and the 256 single addresses in it.
    expect(told).toEqual([
      [22, 257],
      [443, 2000],
    ]);
  });
});

describe('a Network Load Balancer with groups', () => {
  const to = (ingress: Json, target: Json = {}, protocol = 'TCP') =>
    ask(
      network(
        { aws_security_group: { lb: group(tcp(443)), app: group(ingress) } },
        ...[balancer('network', target, protocol), attachment('${aws_instance.app.id}')],
        { aws_instance: { app: instance(['app'], { subnet_id: '${aws_subnet.b.id}' }) } },
      ),
      'aws_lb.lb',
      'aws_instance.app',
    ).outcome;
  const inside = tcp(80, { cidr_blocks: ['10.0.0.0/16'] });

  it('passes on the addresses of its clients, where the target group says nothing else', () => {
    expect(to(inside)).toBe('unknown');
    expect(to(inside, { preserve_client_ip: false })).toBe('reachable');
    expect(to(inside, { target_type: 'ip' })).toBe('reachable');
    expect(to(inside, { target_type: 'ip', preserve_client_ip: true })).toBe('unknown');
    expect(to(tcp(80))).toBe('reachable');
  });

  it('is still known by its group', () => {
    expect(to(tcp(80, from('lb')))).toBe('reachable');
    expect(to(tcp(80, from('app')))).toBe('blocked');
  });
});

describe('what AWS keeps and what others have to do', () => {
  it('a list of AWS is a part of the internet that nobody here knows', () => {
    const answer = internetTo(
      network(balancer('application', {}), {
        aws_security_group: {
          lb: group(tcp(443, { prefix_list_ids: ['${data.aws_ec2_managed_prefix_list.cdn.id}'] })),
        },
      }),
      'aws_lb.lb',
      {
        data: {
          aws_ec2_managed_prefix_list: { cdn: { name: 'com.amazonaws.global.cloudfront.origin-facing' } },
        },
      },
    );
    expect(answer.outcome).toBe('unknown');
    expect(doubts(answer)[0]).toContain('the addresses of cloudfront.origin-facing alone');
  });

  it.each([
    ['s3', 'blocked'],
    ['dynamodb', 'blocked'],
    ['s3express', 'blocked'],
    ['ec2-instance-connect', 'unknown'],
  ])('a list of the service %s lets the internet in: %s', (service, outcome) => {
    const lists = { aws_ec2_managed_prefix_list: { one: { name: `com.amazonaws.eu-west-1.${service}` } } };
    const open = group(tcp(443, { prefix_list_ids: ['${data.aws_ec2_managed_prefix_list.one.id}'] }));
    const blocks = network(balancer('application', {}), { aws_security_group: { lb: open } });
    expect(internetTo(blocks, 'aws_lb.lb', { data: lists }).outcome).toBe(outcome);
  });

  it('VPC Block Public Access stops the internet, where nothing is excluded', () => {
    const blocks = (mode: string, more: Blocks = {}) => ({
      aws_security_group: { app: group(tcp(22)) },
      aws_instance: { app: instance(['app']) },
      aws_vpc_block_public_access_options: { own: { internet_gateway_block_mode: mode } },
      ...more,
    });
    const excluded = { aws_vpc_block_public_access_exclusion: { own: { vpc_id: '${aws_vpc.main.id}' } } };
    const both = (mode: string, more: Blocks = {}) => [
      internetTo(blocks(mode, more), 'aws_instance.app').outcome,
      ask(blocks(mode, more), 'aws_instance.app', 'internet').outcome,
    ];
    expect(both('off')).toEqual(['reachable', 'reachable']);
    expect(both('block-bidirectional')).toEqual(['blocked', 'blocked']);
    expect(both('block-ingress')).toEqual(['blocked', 'unknown']);
    expect(both('block-bidirectional', excluded)).toEqual(['unknown', 'unknown']);
  });

  it('a peering that nobody accepts may lead nowhere', () => {
    const peered = (peering: Json, more: Blocks = {}) =>
      ask(
        network(more, {
          aws_vpc: { other: { cidr_block: '10.1.0.0/16' } },
          aws_subnet: { far: { vpc_id: '${aws_vpc.other.id}', cidr_block: '10.1.1.0/24' } },
          aws_vpc_peering_connection: {
            own: { vpc_id: '${aws_vpc.main.id}', peer_vpc_id: '${aws_vpc.other.id}', ...peering },
          },
          aws_route: {
            there: {
              route_table_id: '${aws_route_table.a.id}',
              destination_cidr_block: '10.1.0.0/16',
              vpc_peering_connection_id: '${aws_vpc_peering_connection.own.id}',
            },
            back: {
              route_table_id: '${aws_vpc.other.main_route_table_id}',
              destination_cidr_block: '10.0.0.0/16',
              vpc_peering_connection_id: '${aws_vpc_peering_connection.own.id}',
            },
          },
          aws_security_group: {
            app: group(),
            far: { vpc_id: '${aws_vpc.other.id}', ingress: [tcp(22)] },
          },
          aws_instance: {
            app: instance(['app']),
            far: instance(['far'], { subnet_id: '${aws_subnet.far.id}' }),
          },
        }),
        'aws_instance.app',
        'aws_instance.far',
      );
    const accepter: Blocks = {
      aws_vpc_peering_connection_accepter: {
        own: { vpc_peering_connection_id: '${aws_vpc_peering_connection.own.id}', auto_accept: true },
      },
    };
    expect(peered({ auto_accept: true }).outcome).toBe('reachable');
    expect(peered({}, accepter).outcome).toBe('reachable');
    expect(doubts(peered({}))).toEqual(['Whether aws_vpc_peering_connection.own is accepted']);
  });

  it('a main route table that the stack took over has the routes that name it by its VPC', () => {
    const answer = internetTo(
      {
        aws_default_route_table: {
          main: { default_route_table_id: '${aws_vpc.main.default_route_table_id}' },
        },
        aws_route: {
          out: {
            route_table_id: '${aws_vpc.main.main_route_table_id}',
            destination_cidr_block: everywhere,
            gateway_id: '${aws_internet_gateway.igw.id}',
          },
        },
        aws_security_group: { app: group(tcp(22)) },
        aws_instance: {
          app: instance(['app'], { subnet_id: '${aws_subnet.b.id}', associate_public_ip_address: true }),
        },
      },
      'aws_instance.app',
    );
    expect(answer.outcome).toBe('reachable');
  });

  it('proxies, serverless caches and access points are listed as having no place', () => {
    const more = ['aws_db_proxy', 'aws_elasticache_serverless_cache', 'aws_s3_access_point'];
    const blocks = Object.fromEntries(more.map((type) => [type, { own: { name: 'own' } }]));
    const { unplaced } = topologyOf(readStack({ resource: network(blocks) }));
    expect(unplaced.map(({ element }) => element.type)).toEqual(more);
  });
});
