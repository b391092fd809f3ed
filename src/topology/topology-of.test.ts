import { describe, expect, it } from 'vitest';
import { everyOption } from '../../test/fixtures/every-option.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { readStack } from '../model/stack/read-stack.js';
import { stackJson } from '../stacks/synth/synthesize.js';
import { ifKnown } from './known.js';
import { topologyOf } from './topology-of.js';

const own = (environment: string, config: object = {}) =>
  topologyOf(readStack(stackJson(resolveEnvironment({ environment, suffix: 'x-001', config }))));

describe('the topology of our own stacks', () => {
  it('has three kinds of subnets in three zones, each with its table and its ACL', () => {
    const { subnets, unplaced } = own('prod');
    const told = subnets.map(({ id, kind, routeTable, acl, zoneKey }) => [
      id,
      kind,
      ifKnown(routeTable),
      ifKnown(acl),
      zoneKey,
    ]);
    const zone = (index: number) => `terraform_data.zones_kept.output.names[${index}]`;
    expect(told).toEqual(
      (['database', 'private', 'public'] as const).flatMap((tier) =>
        [1, 2, 3].map((number) => [
          `aws_subnet.${tier}_${number}`,
          tier === 'database' ? 'isolated' : tier,
          tier === 'private' ? `aws_route_table.private_routes_${number}` : `aws_route_table.${tier}_routes`,
          `aws_network_acl.${tier}_acl`,
          zone(number - 1),
        ]),
      ),
    );
    expect(unplaced).toEqual([]);
  });

  it('takes the default VPC as AWS makes it', () => {
    const { vpcs, subnets, gateways, places } = own('dev');
    expect(vpcs.map(({ id, isDefault, cidrs }) => [id, isDefault, ifKnown(cidrs)])).toEqual([
      ['data.aws_vpc.vpc', 'yes', ['172.31.0.0/16']],
    ]);
    expect(subnets.map(({ id, kind, isSeveral }) => [id, kind, isSeveral])).toEqual([
      ['data.aws_subnets.subnets', 'public', true],
    ]);
    expect(gateways.map(({ id }) => id)).toEqual(['internet gateway of data.aws_vpc.vpc']);
    expect(places.find(({ kind }) => kind === 'instances')?.network?.publicAddress.ipv4).toBe('yes');
  });

  it('knows the VPC of subnets that an existing network names by their ids, and not their routes', () => {
    const { subnets, places } = own('prod', {
      network: {
        mode: 'existing',
        vpcId: 'vpc-0a1b2c3d4e5f60718',
        subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b1b2c3d4e5f60718'],
      },
    });
    expect(subnets.map(({ id, kind, vpc }) => [id, kind, ifKnown(vpc)])).toEqual([
      ['subnet-0a1b2c3d4e5f60718', 'unknown', 'vpc-0a1b2c3d4e5f60718'],
      ['subnet-0b1b2c3d4e5f60718', 'unknown', 'vpc-0a1b2c3d4e5f60718'],
    ]);
    expect(places.map(({ network }) => network && ifKnown(network.vpc)).filter(Boolean)).toEqual([
      'vpc-0a1b2c3d4e5f60718',
      'vpc-0a1b2c3d4e5f60718',
      'vpc-0a1b2c3d4e5f60718',
    ]);
  });

  it.each(everyOption.map((one) => [one.name, one] as const))(
    'leaves nothing of ours unplaced: %s',
    (_, one) => {
      expect(own(one.environment, one.config).unplaced).toEqual([]);
    },
  );
});

describe('the topology of other stacks', () => {
  it('lists what it does not know, and drops nothing', () => {
    const { unplaced } = topologyOf(
      readStack({ resource: { aws_api_gateway_rest_api: { api: { name: 'api' } } } }),
    );
    expect(unplaced.map(({ element }) => element.address)).toEqual(['aws_api_gateway_rest_api.api']);
  });

  it('gives what names no group the default group of its VPC, and what names no subnet the default VPC', () => {
    const { places, subnets, vpcs } = topologyOf(
      readStack({ resource: { aws_instance: { web: { ami: 'ami-0', instance_type: 't3.micro' } } } }),
    );
    const [web] = places;
    expect(vpcs.map(({ id }) => id)).toEqual(['default VPC']);
    expect(subnets.map(({ id, kind }) => [id, kind])).toEqual([['default subnets of default VPC', 'public']]);
    expect(web?.network && ifKnown(web.network.groups)).toEqual(['default security group of default VPC']);
    expect(web?.network?.publicAddress.ipv4).toBe('yes');
  });

  it('names a default group by its VPC', () => {
    const { places } = topologyOf(
      readStack({
        resource: {
          aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
          aws_subnet: { a: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' } },
          aws_instance: {
            web: {
              subnet_id: '${aws_subnet.a.id}',
              vpc_security_group_ids: ['${aws_vpc.main.default_security_group_id}'],
            },
          },
        },
      }),
    );
    expect(places[0]?.network && ifKnown(places[0].network.groups)).toEqual([
      'default security group of aws_vpc.main',
    ]);
  });

  it('says why a value is not known', () => {
    const { places, subnets } = topologyOf(
      readStack({
        variable: { subnet: {} },
        resource: { aws_instance: { web: { subnet_id: '${var.subnet}' } } },
      }),
    );
    expect(subnets).toEqual([]);
    expect(places[0]?.network?.subnets).toEqual({
      state: 'unknown',
      why: '`subnet_id` of aws_instance.web is known only after apply',
    });
  });
});

describe('the VPC of a group', () => {
  const vpcOf = (vpcId: string) => {
    const stack = {
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { one: { vpc_id: '${aws_vpc.main.id}', cidr_block: '10.0.0.0/24' } },
        aws_security_group: { web: { vpc_id: vpcId } },
      },
      data: { aws_subnet: { found: { id: 'subnet-1' } } },
    };
    return topologyOf(readStack(stack)).groups[0]?.vpc;
  };

  it('may be that of a subnet, where the stack says which one that is', () => {
    expect(vpcOf('${aws_subnet.one.vpc_id}')).toEqual({ state: 'known', value: 'aws_vpc.main' });
    expect(vpcOf('vpc-1')).toEqual({ state: 'known', value: 'vpc-1' });
    expect(vpcOf('${data.aws_subnet.found.vpc_id}')).toEqual({
      state: 'unknown',
      why: 'aws_security_group.web is in the VPC of data.aws_subnet.found, and the stack does not say which',
    });
  });
});
