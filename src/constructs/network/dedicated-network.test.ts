import { describe, expect, it } from 'vitest';
import type { EnvironmentConfig } from '../../config/schema/environment-schema.js';
import { addressesOf, synthesizeEnvironment } from '../../testing.js';

type Network = NonNullable<EnvironmentConfig['network']>;

const build = (network: Network, environment = 'dev') =>
  addressesOf(
    synthesizeEnvironment(environment, `${environment}-001`, { network: { mode: 'dedicated', ...network } }),
  );

/** Resources of a stack that another one has not. */
const added = (from: Network, to: Network) => {
  const before = build(from);
  return [...build(to).keys()].filter((address) => !before.has(address)).sort();
};

/** The attributes of a resource but those that are lists of the parts of zones. */
function fixedParts(addresses: ReturnType<typeof build>, address: string) {
  const lists = ['subnet_ids', 'route_table_ids', 'subnets', 'vpc_zone_identifier', 'depends_on'];
  return Object.entries(addresses.get(address) ?? {}).filter(([name]) => !lists.includes(name));
}

describe('a dedicated network', () => {
  it('gets a third zone by additions alone', () => {
    const two: Network = { zones: 2, nat: 'per-zone', interfaceEndpoints: ['ssm'] };
    const three: Network = { ...two, zones: 3 };
    expect(added(three, two)).toEqual([]);
    expect(added(two, three)).toEqual([
      'aws_eip.nat_address_3',
      'aws_nat_gateway.nat_3',
      'aws_route.private_nat_3',
      'aws_route_table.private_routes_3',
      'aws_route_table_association.database_routes_of_3',
      'aws_route_table_association.private_routes_of_3',
      'aws_route_table_association.public_routes_of_3',
      'aws_subnet.database_3',
      'aws_subnet.private_3',
      'aws_subnet.public_3',
    ]);
    const [before, after] = [build(two), build(three)];
    for (const address of before.keys())
      expect(fixedParts(after, address), address).toEqual(fixedParts(before, address));
  });

  it('keeps its subnets and tables whatever the NAT mode', () => {
    const modes = (['none', 'one', 'per-zone'] as const).map((nat) => build({ nat, zones: 3 }));
    const lasting = [...(modes[0]?.keys() ?? [])].filter((address) =>
      /^aws_(vpc|subnet|route_table|route_table_association|network_acl)\./.test(address),
    );
    expect(lasting).toHaveLength(1 + 9 + 5 + 9 + 3);
    for (const address of lasting)
      expect(new Set(modes.map((one) => JSON.stringify(one.get(address)))).size, address).toBe(1);
    const gateways = modes.map(
      (one) => [...one.keys()].filter((key) => key.startsWith('aws_nat_gateway.')).length,
    );
    expect(gateways).toEqual([0, 1, 3]);
  });

  it('leads each zone through the one NAT gateway, or through its own', () => {
    const way = (nat: 'one' | 'per-zone', zone: number) =>
      build({ nat, zones: 3 }).get(`aws_route.private_nat_${zone}`)?.nat_gateway_id;
    expect(way('one', 3)).toBe('${aws_nat_gateway.nat_1.id}');
    expect(way('per-zone', 3)).toBe('${aws_nat_gateway.nat_3.id}');
  });

  it('takes the names of zones from the list of its first deploy, whatever AWS lists later', () => {
    const addresses = build({ zones: 2 });
    expect(addresses.get('terraform_data.zones_kept')).toMatchObject({
      input: { names: '${data.aws_availability_zones.zones.names}' },
      lifecycle: { ignore_changes: ['input'] },
    });
    expect(addresses.get('aws_subnet.database_2')?.availability_zone).toBe(
      '${terraform_data.zones_kept.output.names[1]}',
    );
  });

  it('gives nobody a public address, and the database no way out', () => {
    const addresses = build({ zones: 2 });
    for (const [address, { map_public_ip_on_launch: isPublic }] of addresses)
      if (address.startsWith('aws_subnet.')) expect(isPublic, address).toBe(false);
    const routes = [...addresses.values()].filter(
      ({ route_table_id: table }) => table === '${aws_route_table.database_routes.id}',
    );
    expect(routes.every((route) => route.destination_cidr_block === undefined)).toBe(true);
    expect(addresses.get('aws_network_acl.database_acl')).toMatchObject({
      ingress: [{ cidr_block: '10.0.0.0/20' }],
      egress: [{ cidr_block: '10.0.0.0/20' }],
    });
  });

  it('leaves nothing in what AWS makes with a VPC', () => {
    const addresses = build({});
    const unused = [
      addresses.get('aws_default_security_group.unused_group'),
      addresses.get('aws_default_network_acl.unused_acl'),
    ];
    for (const one of unused) {
      expect(one).toBeDefined();
      expect(one).not.toHaveProperty('ingress');
      expect(one).not.toHaveProperty('egress');
    }
    expect(addresses.get('aws_default_route_table.unused_routes')?.route).toEqual([]);
  });

  it('records connections by the minute in an encrypted log group, in production', () => {
    const addresses = build({}, 'prod');
    expect(addresses.get('aws_flow_log.flow_log')).toMatchObject({
      vpc_id: '${aws_vpc.vpc.id}',
      traffic_type: 'ALL',
      max_aggregation_interval: 60,
    });
    expect(addresses.get('aws_cloudwatch_log_group.flow_logs')).toMatchObject({
      retention_in_days: 400,
      kms_key_id: '${aws_kms_key.logs_key.arn}',
    });
    expect(build({}).has('aws_flow_log.flow_log')).toBe(false);
  });

  it('is there before the load balancer and the first instance', () => {
    const addresses = build({ zones: 2, nat: 'none' });
    expect(addresses.get('aws_lb.alb')?.depends_on).toContain('aws_route.public_internet');
    expect(addresses.get('aws_autoscaling_group.asg')?.depends_on).toEqual(
      expect.arrayContaining([
        'aws_vpc_endpoint.s3',
        'aws_vpc_endpoint.ssm',
        'aws_route_table_association.private_routes_of_2',
      ]),
    );
  });
});

it('an existing network is looked up by tags', () => {
  const addresses = addressesOf(
    synthesizeEnvironment('dev', 'dev-001', {
      network: { mode: 'existing', vpcTags: { Name: 'shared' }, subnetTags: { Tier: 'app' } },
    }),
  );
  expect(addresses.get('data.aws_vpc.existing_vpc')?.tags).toEqual({ Name: 'shared' });
  expect(addresses.get('data.aws_subnets.existing_subnets')).toMatchObject({
    filter: [{ name: 'vpc-id', values: ['${data.aws_vpc.existing_vpc.id}'] }],
    tags: { Tier: 'app' },
  });
  expect(addresses.get('aws_db_subnet_group.db_subnet_group')?.subnet_ids).toBe(
    '${data.aws_subnets.existing_subnets.ids}',
  );
});
