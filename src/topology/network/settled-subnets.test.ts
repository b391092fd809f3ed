import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

type Blocks = Readonly<Record<string, Json>>;

describe('the main route table of a VPC', () => {
  const vpc_id = '${aws_vpc.main.id}';
  const tableOf = (more: Blocks = {}) =>
    topologyOf(
      readStack({
        variable: { table: {} },
        resource: {
          aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
          aws_subnet: { a: { vpc_id, cidr_block: '10.0.0.0/24' } },
          aws_route_table: { own: { vpc_id } },
          ...more,
        },
      }),
    ).subnets[0]?.routeTable;
  const replaced = (values: Json): Blocks => ({ aws_main_route_table_association: { main: values } });
  const adopted: Blocks = {
    aws_default_route_table: {
      main: { default_route_table_id: '${aws_vpc.main.default_route_table_id}' },
    },
  };
  const own = '${aws_route_table.own.id}';

  it('is that of AWS, or that which the stack took over', () => {
    expect(tableOf()).toEqual({ state: 'known', value: 'main route table of aws_vpc.main' });
    expect(tableOf(adopted)).toEqual({ state: 'known', value: 'aws_default_route_table.main' });
  });

  it('is the one that the stack puts in its place', () => {
    const named = replaced({ vpc_id, route_table_id: own });
    expect(tableOf(named)).toEqual({ state: 'known', value: 'aws_route_table.own' });
    expect(tableOf({ ...named, ...adopted })).toEqual({ state: 'known', value: 'aws_route_table.own' });
    expect(tableOf(replaced({ vpc_id, route_table_id: '${var.table}' }))).toEqual({
      state: 'unknown',
      why: '`route_table_id` of aws_main_route_table_association.main is known only after apply',
    });
  });

  it('stays where the one in its place is that of another VPC, or none', () => {
    const other = replaced({ vpc_id: 'vpc-1', route_table_id: own });
    expect(tableOf(other)).toEqual({ state: 'known', value: 'main route table of aws_vpc.main' });
    expect(tableOf(replaced({ vpc_id }))).toEqual({
      state: 'known',
      value: 'main route table of aws_vpc.main',
    });
  });
});

describe('what the routes make of a subnet', () => {
  const vpc_id = '${aws_vpc.main.id}';
  const kindWith = (route: readonly Json[], more: Blocks = {}) =>
    topologyOf(
      readStack({
        variable: { any: {} },
        resource: {
          aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
          aws_subnet: { a: { vpc_id, cidr_block: '10.0.0.0/24' } },
          aws_route_table: { own: { vpc_id, route } },
          aws_route_table_association: {
            a: { subnet_id: '${aws_subnet.a.id}', route_table_id: '${aws_route_table.own.id}' },
          },
          ...more,
        },
      }),
    ).subnets[0]?.kind;
  const to = (path: string, id: string, cidr_block = '0.0.0.0/0') => ({ cidr_block, [path]: id });
  const [igw, nat] = [to('gateway_id', 'igw-1'), to('nat_gateway_id', 'nat-1')];

  it.each<[string | undefined, readonly Json[]]>([
    ['isolated', []],
    ['public', [igw]],
    ['private', [nat]],
    ['public', [nat, igw]],
    ['isolated', [to('transit_gateway_id', 'tgw-1')]],
    ['isolated', [to('gateway_id', 'igw-1', '203.0.113.0/24')]],
    ['unknown', [to('nat_gateway_id', '${var.any}')]],
    ['public', [to('nat_gateway_id', '${var.any}'), igw]],
  ])('is %s by %j', (kind, routes) => {
    expect(kindWith(routes)).toBe(kind);
  });

  it('is not known where its table may have more routes, unless it is public already', () => {
    const more = { aws_route: { one: { route_table_id: '${var.any}', nat_gateway_id: 'nat-1' } } };
    expect(kindWith([], more)).toBe('unknown');
    expect(kindWith([nat], more)).toBe('unknown');
    expect(kindWith([igw], more)).toBe('public');
  });
});
