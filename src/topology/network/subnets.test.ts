import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { asksForDefault, subnetsOf } from './subnets.js';

const vpcs = {
  resource: { aws_vpc: { main: { cidr_block: '10.0.0.0/16' } } },
  data: { aws_vpc: { default: { default: true } } },
};

function found(type: string, values: Json, { resource, data }: { resource?: Json; data?: Json } = {}) {
  const model = readStack({
    variable: { zone: {}, range: {}, is: {} },
    resource: { ...vpcs.resource, ...resource },
    data: { ...(data ?? vpcs.data), [type]: { found: values } },
  });
  const [subnet, ...more] = subnetsOf(model);
  if (subnet?.element === undefined || more.length > 0) throw new Error('Not one subnet');
  return { subnet, asks: asksForDefault(subnet.element) };
}
const one = (values: Json, more = {}) => found('aws_subnet', values, more).subnet;
const several = (values: Json, more = {}) => found('aws_subnets', values, more).subnet;
const filter = (name: string, ...values: readonly unknown[]) => [{ name, values }];
const ofMain = filter('vpc-id', '${aws_vpc.main.id}');
const isLookedUp = (address: string) => ({ state: 'unknown', why: `${address} is looked up` });
const known = (value: string) => ({ state: 'known', value });

describe('a subnet that is looked up', () => {
  it('is known by what the lookup asks for, and by nothing else', () => {
    const { element, ...subnet } = one({
      vpc_id: '${aws_vpc.main.id}',
      cidr_block: '10.0.1.0/24',
      availability_zone: 'eu-west-1a',
    });
    expect(element?.address).toBe('data.aws_subnet.found');
    expect(subnet).toEqual({
      id: 'data.aws_subnet.found',
      label: 'found',
      origin: 'looked-up',
      isSeveral: false,
      vpc: known('aws_vpc.main'),
      cidr: known('10.0.1.0/24'),
      ipv6: 'maybe',
      ipv6Cidr: isLookedUp('data.aws_subnet.found'),
      zone: known('eu-west-1a'),
      zoneKey: 'eu-west-1a',
      mapsPublicAddress: 'maybe',
      assignsIpv6: 'maybe',
    });
  });

  it('is in a zone of its own where it asks for an id alone', () => {
    expect(one({ id: 'subnet-1' })).toMatchObject({
      vpc: isLookedUp('data.aws_subnet.found'),
      cidr: isLookedUp('data.aws_subnet.found'),
      zone: isLookedUp('data.aws_subnet.found'),
      zoneKey: 'data.aws_subnet.found',
    });
  });

  it('is in a zone of its own where the zone is known only after apply', () => {
    const subnet = one({ availability_zone: '${var.zone}', cidr_block: '${var.range}' });
    const late = (path: string) => ({
      state: 'unknown',
      why: `\`${path}\` of data.aws_subnet.found is known only after apply`,
    });
    expect(subnet).toMatchObject({
      cidr: late('cidr_block'),
      zone: late('availability_zone'),
      zoneKey: 'data.aws_subnet.found',
    });
  });

  it('is of the VPC of its filter, where it names none itself', () => {
    expect(one({ filter: ofMain }).vpc).toEqual(known('aws_vpc.main'));
    expect(one({ filter: filter('vpc-id', 'vpc-1') }).vpc).toEqual(known('vpc-1'));
    expect(one({ filter: ofMain, vpc_id: 'vpc-2' }).vpc).toEqual(known('vpc-2'));
    expect(one({ filter: filter('tag:Name', '${aws_vpc.main.id}') }).vpc).toEqual(
      isLookedUp('data.aws_subnet.found'),
    );
  });

  it('that asks for a default one is of the default VPC, and gives public addresses', () => {
    const asked = one({ default_for_az: true, availability_zone: 'eu-west-1a' });
    expect(asked.vpc).toEqual(known('data.aws_vpc.default'));
    expect(asked.mapsPublicAddress).toBe('yes');
    expect(one({ default_for_az: true }, { data: {} }).vpc).toEqual(known('default VPC'));
    const others = { aws_vpc: { any: {}, dark: { default: false }, default: { default: true } } };
    expect(one({ default_for_az: true }, { data: others }).vpc).toEqual(known('data.aws_vpc.default'));
    expect(one({ default_for_az: true, vpc_id: 'vpc-1' }).vpc).toEqual(known('vpc-1'));
    const made = { resource: { aws_default_vpc: { made: {} } } };
    expect(one({ default_for_az: true }, made).vpc).toEqual(known('aws_default_vpc.made'));
  });
});

describe('a lookup of several subnets', () => {
  it('is one that stands for all, whose zones nobody knows', () => {
    for (const type of ['aws_subnets', 'aws_subnet_ids'])
      expect(found(type, { filter: ofMain }).subnet).toMatchObject({
        id: `data.${type}.found`,
        origin: 'looked-up',
        isSeveral: true,
        vpc: known('aws_vpc.main'),
        zone: isLookedUp(`data.${type}.found`),
        zoneKey: undefined,
        mapsPublicAddress: 'maybe',
      });
  });

  it('of default ones gives public addresses, and may be of any VPC that it does not name', () => {
    const asked = several({ filter: filter('default-for-az', 'true') });
    expect(asked.mapsPublicAddress).toBe('yes');
    expect(asked.vpc).toEqual(isLookedUp('data.aws_subnets.found'));
  });
});

describe('whether a lookup takes the default subnets', () => {
  const asks = (values: Json) => found('aws_subnets', values).asks;

  it('is said by its flag or by its filter', () => {
    expect(found('aws_subnet', { default_for_az: true }).asks).toBe('yes');
    expect(asks({ filter: filter('default-for-az', 'true') })).toBe('yes');
    expect(asks({ filter: filter('default-for-az', true) })).toBe('yes');
    expect(asks({ filter: filter('default-for-az', 'false', 'true') })).toBe('yes');
  });

  it('is not known of any other', () => {
    expect(asks({})).toBe('maybe');
    expect(found('aws_subnet', { default_for_az: false }).asks).toBe('maybe');
    expect(asks({ filter: filter('default-for-az', 'false') })).toBe('maybe');
    expect(asks({ filter: filter('default-for-az', 'true', '${var.is}') })).toBe('maybe');
    expect(asks({ filter: [{ name: 'default-for-az', values: '${var.is}' }] })).toBe('maybe');
    expect(asks({ filter: filter('state', 'true') })).toBe('maybe');
  });
});
