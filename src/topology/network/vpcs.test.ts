import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { vpcsOf } from './vpcs.js';

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
