import { describe, expect, it } from 'vitest';
import { readPlan } from '../../model/plan/read-plan.js';
import { readStack } from '../../model/stack/read-stack.js';
import { vpcOf } from './subnets-of.js';
import { leavesVpc, wayOut } from './way-out.js';

const out = { destination_cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.out.id}' };
const inline = { cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.out.id}' };
const ofVpc = { vpc_id: '${aws_vpc.main.id}' };

/** Ways of a subnet that has no association, or the one that is given. */
function ways(more: object, subnet: object = ofVpc) {
  const model = readStack({
    resource: {
      aws_vpc: { main: {} },
      aws_internet_gateway: { out: ofVpc },
      aws_subnet: { one: subnet },
      ...more,
    },
  });
  const [one] = model.ofType('aws_subnet');
  if (one === undefined) throw new Error('There is no subnet.');
  return [wayOut(one, model), leavesVpc(one, model)];
}

describe('a subnet without an association has the main table of its VPC', () => {
  it.each([
    ['as AWS makes it', {}, ['no', 'no']],
    [
      'adopted',
      {
        aws_default_route_table: {
          main: { default_route_table_id: '${aws_vpc.main.default_route_table_id}', route: [inline] },
        },
      },
      ['yes', 'yes'],
    ],
    [
      'with a route of its own',
      { aws_route: { out: { route_table_id: '${aws_vpc.main.main_route_table_id}', ...out } } },
      ['yes', 'yes'],
    ],
    [
      'replaced',
      {
        aws_route_table: { other: { ...ofVpc, route: [inline] } },
        aws_main_route_table_association: {
          main: { ...ofVpc, route_table_id: '${aws_route_table.other.id}' },
        },
      },
      ['yes', 'yes'],
    ],
    [
      'that a lookup finds',
      { aws_route: { out: { route_table_id: '${data.aws_route_table.main.id}', ...out } } },
      ['maybe', 'maybe'],
    ],
  ])('%s', (_, more, said) => expect(ways(more)).toEqual(said));

  it('and nobody knows that of another stack', () => {
    expect(ways({}, { vpc_id: '${var.vpc}' })).toEqual(['maybe', 'maybe']);
    expect(ways({}, { vpc_id: 'vpc-00000000' })).toEqual(['maybe', 'maybe']);
  });
});

describe('a table of its own', () => {
  const by = (route: object, table: object = {}) =>
    ways({
      aws_route_table: { own: table },
      aws_route_table_association: {
        own: { subnet_id: '${aws_subnet.one.id}', route_table_id: '${aws_route_table.own.id}' },
      },
      aws_route: { own: { route_table_id: '${aws_route_table.own.id}', ...route } },
    });

  it.each([
    ['an internet gateway', out, ['yes', 'yes']],
    [
      'a gateway that is looked up',
      { ...out, gateway_id: '${data.aws_internet_gateway.x.id}' },
      ['maybe', 'yes'],
    ],
    ['a NAT gateway', { ...out, gateway_id: null, nat_gateway_id: 'nat-00000000' }, ['no', 'yes']],
    [
      'another network',
      { destination_cidr_block: '10.0.0.0/8', transit_gateway_id: 'tgw-0' },
      ['no', 'maybe'],
    ],
    ['the VPC itself', { destination_cidr_block: '10.0.0.0/16', gateway_id: 'local' }, ['no', 'no']],
  ])('leads to %s', (_, route, said) => expect(by(route)).toEqual(said));

  it('may have what a VPN announces', () => {
    const local = { destination_cidr_block: '10.0.0.0/16', gateway_id: 'local' };
    expect(by(local, { propagating_vgws: ['vgw-00000000'] })).toEqual(['no', 'maybe']);
  });

  it('of another stack has routes that nobody sees', () => {
    const association = { own: { subnet_id: '${aws_subnet.one.id}', route_table_id: 'rtb-00000000' } };
    expect(ways({ aws_route_table_association: association })).toEqual(['maybe', 'maybe']);
  });
});

it('an id that is known only after apply is that of the one VPC that a plan makes', () => {
  const made = (name: string, type: string) => ({
    ...{ address: `${type}.${name}`, mode: 'managed', type, name },
    change: { actions: ['create'], after: {}, after_unknown: { id: true, vpc_id: true } },
  });
  const plan = (...vpcs: readonly string[]) => {
    const model = readPlan({
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: {} },
      resource_changes: [...vpcs.map((name) => made(name, 'aws_vpc')), made('one', 'aws_subnet')],
      configuration: {
        root_module: {
          resources: [
            ...vpcs.map((name) => ({
              ...{ address: `aws_vpc.${name}`, mode: 'managed', type: 'aws_vpc', name, expressions: {} },
            })),
            {
              ...{ address: 'aws_subnet.one', mode: 'managed', type: 'aws_subnet', name: 'one' },
              expressions: { vpc_id: { references: ['local.vpc_id'] } },
            },
          ],
        },
      },
    });
    const [subnet] = model.ofType('aws_subnet');
    return subnet && vpcOf(subnet, model)?.address;
  };
  expect(plan('main')).toBe('aws_vpc.main');
  expect(plan('main', 'other')).toBeUndefined();
});
