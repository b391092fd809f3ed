import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { known, notKnown } from '../known.js';
import { topologyOf } from '../topology-of.js';
import { isWide } from './routes.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const vpc_id = '${aws_vpc.main.id}';
const route_table_id = '${aws_route_table.own.id}';
const everywhere = { destination_cidr_block: '0.0.0.0/0' };

const tables = (resource: Blocks = {}, data: Blocks = {}) =>
  topologyOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_route_table: { own: { vpc_id } },
        ...resource,
      },
      data,
    }),
  ).routeTables;
/** Where the one route of a table leads. */
function target(values: Json, more: Blocks = {}) {
  const route = { route_table_id, ...everywhere, ...values };
  const [table] = tables({ aws_route: { own: route }, ...more });
  expect(table?.routes).toHaveLength(1);
  return table?.routes[0]?.target;
}
const unknown = (why: string) => ({ state: 'unknown', why });

describe('where a route leads', () => {
  it.each([
    ['gateway_id', 'igw-1', 'internet-gateway'],
    ['egress_only_gateway_id', 'eigw-1', 'egress-only-gateway'],
    ['nat_gateway_id', 'nat-1', 'nat-gateway'],
    ['vpc_peering_connection_id', 'pcx-1', 'peering'],
    ['transit_gateway_id', 'tgw-1', 'transit-gateway'],
    ['vpc_endpoint_id', 'vpce-1', 'endpoint'],
    ['network_interface_id', 'eni-1', 'other'],
    ['instance_id', 'i-1', 'other'],
    ['carrier_gateway_id', 'cagw-1', 'other'],
    ['local_gateway_id', 'lgw-1', 'other'],
    ['core_network_arn', 'arn:aws:networkmanager::123456789012:core-network/a', 'other'],
    ['gateway_id', 'local', 'local'],
    ['gateway_id', 'vpce-1', 'endpoint'],
    ['gateway_id', 'vgw-1', 'other'],
  ])('by %s to %s is of the kind %s', (path, id, kind) => {
    expect(target({ [path]: id })).toEqual(known({ kind, id }));
  });

  it.each<[type: string, kind: string]>([
    ['aws_internet_gateway', 'internet-gateway'],
    ['aws_vpc_endpoint', 'endpoint'],
    ['aws_vpn_gateway', 'other'],
  ])('by the gateway of the type %s is of the kind %s', (type, kind) => {
    expect(target({ gateway_id: `\${${type}.one.id}` }, { [type]: { one: { vpc_id } } })).toEqual(
      known({ kind, id: `${type}.one` }),
    );
  });

  it('is not known where nothing says it, or only after apply', () => {
    expect(target({})).toEqual(unknown('The target of aws_route.own is not known'));
    expect(target({ nat_gateway_id: '${var.any}' })).toEqual(
      unknown('`nat_gateway_id` of aws_route.own is known only after apply'),
    );
  });
});

it('a route is for a range of one of two families, or for a prefix list', () => {
  const routes = (resource: Blocks) =>
    tables(resource)[0]?.routes.map(({ cidr, prefixList, source }) => ({
      cidr,
      prefixList,
      part: source?.part,
    }));
  const own = (values: Json) => routes({ aws_route: { own: { route_table_id, ...values } } });
  expect(own(everywhere)).toEqual([{ cidr: known('0.0.0.0/0'), prefixList: undefined, part: '' }]);
  expect(own({ destination_ipv6_cidr_block: '::/0' })).toMatchObject([{ cidr: known('::/0') }]);
  expect(own({ destination_prefix_list_id: 'pl-1' })).toMatchObject([
    { cidr: undefined, prefixList: known('pl-1') },
  ]);
  const blocks = (...route: readonly Json[]) => routes({ aws_route_table: { own: { vpc_id, route } } });
  expect(
    blocks(
      { cidr_block: '0.0.0.0/0', gateway_id: 'igw-1' },
      { ipv6_cidr_block: '::/0', egress_only_gateway_id: 'eigw-1' },
      { destination_prefix_list_id: 'pl-1', vpc_endpoint_id: 'vpce-1' },
    ),
  ).toEqual([
    { cidr: known('0.0.0.0/0'), prefixList: undefined, part: 'route[0]' },
    { cidr: known('::/0'), prefixList: undefined, part: 'route[1]' },
    { cidr: undefined, prefixList: known('pl-1'), part: 'route[2]' },
  ]);
});

describe('the route tables of a stack', () => {
  const told = (resource: Blocks, data: Blocks = {}) =>
    tables(resource, data).map(
      ({ id, origin, vpc, routes, open }) =>
        `${id} (${origin}) of ${vpc.state === 'known' ? vpc.value : vpc.why}: ${routes.length}${open === undefined ? '' : `, and ${open}`}`,
    );
  const adopted = (values: Json = {}): Blocks => ({
    aws_default_route_table: {
      main: { default_route_table_id: '${aws_vpc.main.default_route_table_id}', ...values },
    },
  });
  const ofMain = {
    aws_route: { main: { route_table_id: '${aws_vpc.main.main_route_table_id}', ...everywhere } },
  };

  it('are its own, those that it looks up, and the main table of each VPC', () => {
    expect(told({}, { aws_route_table: { found: { vpc_id } } })).toEqual([
      'aws_route_table.own (managed) of aws_vpc.main: 0',
      'data.aws_route_table.found (looked-up) of aws_vpc.main: 0, and data.aws_route_table.found is looked up',
      'main route table of aws_vpc.main (default) of aws_vpc.main: 0',
    ]);
    expect(told({ aws_route_table: { own: {} }, ...ofMain })).toEqual([
      'aws_route_table.own (managed) of aws_route_table.own names no VPC: 0',
      'main route table of aws_vpc.main (default) of aws_vpc.main: 1',
    ]);
  });

  it('have the main table once where the stack takes it over, with the routes of both', () => {
    expect(told({ ...adopted(), ...ofMain })).toEqual([
      'aws_route_table.own (managed) of aws_vpc.main: 0',
      'aws_default_route_table.main (managed) of aws_vpc.main: 1',
    ]);
    const inline = adopted({ route: [{ cidr_block: '10.1.0.0/16', nat_gateway_id: 'nat-1' }] });
    expect(told({ ...inline, ...ofMain })[1]).toBe(
      'aws_default_route_table.main (managed) of aws_vpc.main: 1',
    );
  });

  it('are all there where their blocks refer to what the stack makes', () => {
    const route = [{ cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.igw.id}' }];
    const igw = { aws_internet_gateway: { igw: { vpc_id } } };
    expect(told({ aws_route_table: { own: { vpc_id, route } }, ...igw })[0]).toBe(
      'aws_route_table.own (managed) of aws_vpc.main: 1',
    );
  });

  it('may have more routes where a route or its table is known only after apply', () => {
    const late = (path: string, of: string) => `and \`${path}\` of ${of} is known only after apply`;
    expect(told({ aws_route: { own: { route_table_id: '${var.any}', ...everywhere } } })[0]).toBe(
      `aws_route_table.own (managed) of aws_vpc.main: 0, ${late('route_table_id', 'aws_route.own')}`,
    );
    expect(told({ aws_route_table: { own: { vpc_id, route: '${var.any}' } } })[0]).toBe(
      `aws_route_table.own (managed) of aws_vpc.main: 0, ${late('route', 'aws_route_table.own')}`,
    );
  });

  it('have a route to the internet in the default VPC, and may have any in a VPC that is named', () => {
    const [, , ofDefault] = tables({ aws_default_vpc: { own: {} } });
    expect(ofDefault).toMatchObject({ id: 'main route table of aws_default_vpc.own', open: undefined });
    expect(ofDefault?.routes).toEqual([
      {
        ...{ source: undefined, isMade: 'yes', cidr: known('0.0.0.0/0'), prefixList: undefined },
        target: known({ kind: 'internet-gateway', id: 'internet gateway of aws_default_vpc.own' }),
      },
    ]);
    expect(told({ aws_subnet: { a: { vpc_id: 'vpc-1' } } }).at(-1)).toBe(
      'main route table of vpc-1 (default) of vpc-1: 0, and main route table of vpc-1 is not in the stack',
    );
  });
});

it.each([
  ['0.0.0.0/0', true],
  ['0.0.0.0/1', true],
  ['64.0.0.0/7', true],
  ['10.0.0.0/8', false],
  ['::/0', true],
  ['2000::/3', true],
  ['2001:db8::/32', false],
  ['anything', false],
])('that %s is wide is %s', (cidr, is) => {
  expect(isWide(known(cidr))).toBe(is);
});

it('no range is wide that is not known', () => {
  expect([isWide(notKnown('…')), isWide(undefined)]).toEqual([false, false]);
});
