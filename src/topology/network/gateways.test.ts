import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const vpc_id = '${aws_vpc.main.id}';
const gateways = (resource: Blocks, data: Blocks = {}) =>
  topologyOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { a: { vpc_id, cidr_block: '10.0.0.0/24' } },
        ...resource,
      },
      data,
    }),
  ).gateways;
const one = (resource: Blocks, data: Blocks = {}) => {
  const [gateway, ...more] = gateways(resource, data);
  if (gateway === undefined || more.length > 0) throw new Error('Not one gateway');
  return gateway;
};
const known = (value: string) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

it('gateways are told in their kinds, the one of the default VPC too', () => {
  const found = gateways(
    {
      aws_nat_gateway: { nat: { subnet_id: '${aws_subnet.a.id}' } },
      aws_egress_only_internet_gateway: { eigw: { vpc_id } },
      aws_internet_gateway: { igw: { vpc_id, tags: { Name: 'out' } } },
      aws_default_vpc: { own: {} },
    },
    { aws_internet_gateway: { found: { internet_gateway_id: 'igw-1' } } },
  );
  expect(found.map(({ id, kind, origin, label }) => [id, kind, origin, label].join(', '))).toEqual([
    'aws_internet_gateway.igw, internet-gateway, managed, out',
    'data.aws_internet_gateway.found, internet-gateway, looked-up, found',
    'internet gateway of aws_default_vpc.own, internet-gateway, default, internet gateway of aws_default_vpc.own',
    'aws_egress_only_internet_gateway.eigw, egress-only-gateway, managed, eigw',
    'aws_nat_gateway.nat, nat-gateway, managed, nat',
  ]);
  expect(found.map(({ isPublic }) => isPublic)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  expect(found[2]).toMatchObject({
    element: undefined,
    subnet: undefined,
    vpc: known('aws_default_vpc.own'),
  });
});

it('a VPC that may be the default one is given no gateway', () => {
  expect(gateways({}, { aws_vpc: { found: { id: 'vpc-1' } } })).toEqual([]);
});

describe('the VPC of an internet gateway', () => {
  const attached = (values: Json): Blocks => ({
    aws_internet_gateway_attachment: {
      own: { internet_gateway_id: '${aws_internet_gateway.igw.id}', ...values },
    },
  });
  const vpcOf = (values: Json, more: Blocks = {}) =>
    one({ aws_internet_gateway: { igw: values }, ...more }).vpc;

  it('is its own, else that of its attachment', () => {
    expect(vpcOf({ vpc_id })).toEqual(known('aws_vpc.main'));
    expect(vpcOf({}, attached({ vpc_id }))).toEqual(known('aws_vpc.main'));
    expect(vpcOf({ vpc_id: 'vpc-1' }, attached({ vpc_id }))).toEqual(known('vpc-1'));
  });

  it('is none where nothing attaches it', () => {
    const none = unknown('aws_internet_gateway.igw is attached to no VPC');
    expect(vpcOf({})).toEqual(none);
    expect(vpcOf({}, attached({ vpc_id, internet_gateway_id: 'igw-1' }))).toEqual(none);
  });

  it('is that of an egress-only one as well', () => {
    const eigw = (values: Json) => one({ aws_egress_only_internet_gateway: { eigw: values } });
    expect(eigw({ vpc_id }).vpc).toEqual(known('aws_vpc.main'));
    expect(eigw({}).vpc).toEqual(unknown('aws_egress_only_internet_gateway.eigw is attached to no VPC'));
  });
});

describe('a NAT gateway', () => {
  const nat = (values: Json) => one({ aws_nat_gateway: { nat: values } });

  it('stands in its subnet, and in the VPC of that', () => {
    expect(nat({ subnet_id: '${aws_subnet.a.id}' })).toMatchObject({
      subnet: known('aws_subnet.a'),
      vpc: known('aws_vpc.main'),
    });
    const late = unknown('`subnet_id` of aws_nat_gateway.nat is known only after apply');
    expect(nat({ subnet_id: 'subnet-1' })).toMatchObject({ subnet: known('subnet-1'), vpc: late });
    expect(nat({ subnet_id: '${var.any}' })).toMatchObject({ subnet: late, vpc: late });
    expect(nat({}).subnet).toEqual(unknown('aws_nat_gateway.nat names no subnet'));
  });

  it.each([
    [undefined, 'yes'],
    ['public', 'yes'],
    ['private', 'no'],
    ['${var.any}', 'maybe'],
  ])('whose connectivity is %s is public: %s', (connectivity_type, isPublic) => {
    expect(nat({ subnet_id: 'subnet-1', connectivity_type }).isPublic).toBe(isPublic);
  });
});
