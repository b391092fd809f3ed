import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { filterOf, namedVpc, regionsOf, vpcsOf } from './vpcs.js';

function vpc(values: Json, associations: Readonly<Record<string, Json>> = {}, type = 'aws_vpc') {
  const [name, block] = type.startsWith('data.') ? ['data', type.slice(5)] : ['resource', type];
  const associated = Object.fromEntries(
    Object.entries(associations).map(([key, more]) => [key, { vpc_id: `\${${type}.main.id}`, ...more }]),
  );
  const parts: Record<string, Record<string, unknown>> = {
    variable: { range: {}, other: {} },
    resource: { aws_vpc_ipv4_cidr_block_association: associated },
  };
  parts[name ?? ''] = { ...parts[name ?? ''], [block ?? '']: { main: values } };
  const [first, ...more] = vpcsOf(readStack(parts));
  if (first === undefined || more.length > 0) throw new Error('Not one VPC');
  return first;
}
const cidr_block = '10.0.0.0/16';

describe('the ranges of a VPC', () => {
  it('are its own with those that the stack associates with it', () => {
    expect(vpc({ cidr_block }).cidrs).toEqual({ state: 'known', value: ['10.0.0.0/16'] });
    const more = { b: { cidr_block: '10.1.0.0/16' }, c: { cidr_block: '10.2.0.0/16' } };
    expect(vpc({ cidr_block }, more).cidrs).toEqual({
      state: 'known',
      value: ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'],
    });
    const ofOther = { b: { cidr_block: '10.1.0.0/16', vpc_id: 'vpc-1' } };
    expect(vpc({ cidr_block }, ofOther).cidrs).toEqual({ state: 'known', value: ['10.0.0.0/16'] });
  });

  it('are not known where one is known only after apply', () => {
    expect(vpc({ cidr_block }, { b: { cidr_block: '${var.range}' } }).cidrs).toEqual({
      state: 'unknown',
      why: '`cidr_block` of aws_vpc_ipv4_cidr_block_association.b is known only after apply',
    });
    expect(vpc({ cidr_block: '${var.range}' }, { b: { cidr_block: '10.1.0.0/16' } }).cidrs).toEqual({
      state: 'unknown',
      why: '`cidr_block` of aws_vpc.main is known only after apply',
    });
  });

  it('are not known where one comes from a pool, whatever else is not known', () => {
    const why = 'A range of aws_vpc.main comes from a pool';
    const pool = { ipv4_ipam_pool_id: 'ipam-pool-1' };
    expect(vpc({ cidr_block }, { b: pool }).cidrs).toEqual({ state: 'unknown', why });
    expect(vpc({ cidr_block: '${var.range}' }, { b: pool }).cidrs).toEqual({ state: 'unknown', why });
  });

  it('are not in a stack that takes the first one from a pool', () => {
    expect(vpc({ ipv4_ipam_pool_id: 'ipam-pool-1' }).cidrs).toEqual({
      state: 'unknown',
      why: 'The ranges of aws_vpc.main are not in the stack',
    });
  });

  it('are the one of AWS in the default VPC', () => {
    const ofAws = { state: 'known', value: ['172.31.0.0/16'] };
    expect(vpc({}, {}, 'aws_default_vpc').cidrs).toEqual(ofAws);
    expect(vpc({ cidr_block: '${var.range}' }, {}, 'aws_default_vpc').cidrs).toEqual(ofAws);
    expect(vpc({ default: true }, {}, 'data.aws_vpc').cidrs).toEqual(ofAws);
    expect(vpc({ default: false }, {}, 'data.aws_vpc').cidrs).toEqual({
      state: 'unknown',
      why: 'The ranges of data.aws_vpc.main are not in the stack',
    });
    expect(vpc({ cidr_block }, {}, 'data.aws_vpc').cidrs).toEqual({ state: 'known', value: [cidr_block] });
  });
});

describe('whether a VPC is the default one', () => {
  it('is known of what the stack makes, and of a lookup that asks for it', () => {
    expect(vpc({}, {}, 'aws_default_vpc').isDefault).toBe('yes');
    expect(vpc({ default: true }).isDefault).toBe('no');
    expect(vpc({ default: true }, {}, 'data.aws_vpc').isDefault).toBe('yes');
  });

  it('is not known of another lookup, which may find it', () => {
    expect(vpc({}, {}, 'data.aws_vpc').isDefault).toBe('maybe');
    expect(vpc({ default: false }, {}, 'data.aws_vpc').isDefault).toBe('maybe');
    expect(vpc({ default: '${var.range}' }, {}, 'data.aws_vpc').isDefault).toBe('maybe');
  });
});

it('VPCs that the stack makes come first, then the default one that it takes over, then those that it looks up', () => {
  const model = readStack({
    data: { aws_vpc: { found: { id: 'vpc-1' } } },
    resource: { aws_default_vpc: { own: {} }, aws_vpc: { made: { cidr_block } } },
  });
  expect(vpcsOf(model).map(({ id, origin }) => `${id} ${origin}`)).toEqual([
    'aws_vpc.made managed',
    'aws_default_vpc.own managed',
    'data.aws_vpc.found looked-up',
  ]);
});

describe('whether a VPC has an IPv6 range', () => {
  const ipv6 = (values: Json, type = 'aws_vpc', more: Json = {}) => {
    const [kind, block = type] = type.split('data.');
    const parts =
      kind === '' ? { data: { [block]: { main: values } } } : { resource: { [type]: { main: values } } };
    const resource = { ...('resource' in parts ? parts.resource : {}), ...more };
    return vpcsOf(readStack({ variable: { any: {} }, ...parts, resource }))[0]?.ipv6;
  };

  it.each<[Json, string]>([
    [{}, 'no'],
    [{ assign_generated_ipv6_cidr_block: true }, 'yes'],
    [{ assign_generated_ipv6_cidr_block: false }, 'no'],
    [{ assign_generated_ipv6_cidr_block: '${var.any}' }, 'maybe'],
    [{ ipv6_cidr_block: '2001:db8::/56' }, 'yes'],
    [{ ipv6_ipam_pool_id: 'ipam-pool-1' }, 'yes'],
  ])('with %j is %s', (values, is) => {
    expect(ipv6(values)).toBe(is);
  });

  it('is said by an association too, and not known of a lookup', () => {
    const associated = (vpc_id: string) => ({
      aws_vpc_ipv6_cidr_block_association: { one: { vpc_id, ipv6_ipam_pool_id: 'ipam-pool-1' } },
    });
    expect(ipv6({}, 'aws_vpc', associated('${aws_vpc.main.id}'))).toBe('yes');
    expect(ipv6({}, 'aws_vpc', associated('vpc-1'))).toBe('no');
    expect(ipv6({}, 'data.aws_vpc')).toBe('maybe');
    expect(ipv6({ ipv6_cidr_block: '2001:db8::/56' }, 'data.aws_vpc')).toBe('yes');
  });
});

it('a region is known by its provider, and its account where one alone is allowed', () => {
  const regions = (aws: unknown) =>
    regionsOf(readStack({ provider: { aws } })).map(({ provider, name, account }) => [
      ...[provider, name.state === 'known' ? name.value : name.why, account],
    ]);
  expect(
    regions([{ region: 'eu-west-1', allowed_account_ids: ['123456789012'] }, { alias: 'east' }]),
  ).toEqual([
    ['provider.aws', 'eu-west-1', '123456789012'],
    ['provider.aws.east', 'provider.aws.east names no region', undefined],
  ]);
  expect(regions({ region: 'eu-west-1', allowed_account_ids: ['1', '2'] })).toEqual([
    ['provider.aws', 'eu-west-1', undefined],
  ]);
});

it('a VPC that is named alone may be the default one, and the one that nothing names is', () => {
  expect(namedVpc('vpc-1', 'provider.aws')).toMatchObject({
    ...{ id: 'vpc-1', label: 'vpc-1', origin: 'named', isDefault: 'maybe', ipv6: 'maybe' },
    cidrs: { state: 'unknown', why: 'vpc-1 is not in the stack' },
  });
  expect(namedVpc('default VPC', 'provider.aws')).toMatchObject({
    ...{ origin: 'default', isDefault: 'yes', cidrs: { state: 'known', value: ['172.31.0.0/16'] } },
  });
});

it('a filter is found by its name', () => {
  const filter = [
    { name: 'state', values: ['a'] },
    { name: 'vpc-id', values: ['b'] },
  ];
  const [found] = readStack({ data: { aws_subnets: { main: { filter } } } }).ofType('data.aws_subnets');
  expect(found && [filterOf(found, 'vpc-id'), filterOf(found, 'x')]).toEqual(['filter[1].values', undefined]);
});
