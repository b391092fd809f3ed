import { describe, expect, it } from 'vitest';
import { Element } from './element.js';
import { modelOf } from './model-of.js';
import { readStack } from './stack/read-stack.js';
import { Unknown, type Values } from './value.js';

const addresses = (related: { readonly elements: readonly Element[] }) =>
  related.elements.map(({ address }) => address);
const element = (address: string, values: Values, references: [path: string, address: string][] = []) => {
  const [type = '', name = ''] = address.replace(/\[.*$/, '').split('.');
  const pointed = references.map(([path, target]) => ({ path, address: target, attribute: 'id' }));
  return new Element({ address, type, name, values, references: pointed });
};

describe('following an attribute', () => {
  const model = modelOf([
    element('aws_subnet.a[0]', { id: 'subnet-0' }),
    element('aws_subnet.a["x"]', { id: 'subnet-x' }),
    element('aws_vpc.v', { id: 'vpc-1', name: '' }),
    element('aws_lb.all', { subnets: new Unknown() }, [['subnets', 'aws_subnet.a']]),
    element('aws_lb.one', { subnets: [new Unknown()] }, [['subnets[0]', 'aws_subnet.a["x"]']]),
    element('aws_lb.known', { subnets: ['subnet-0', 'subnet-elsewhere'], name: '' }),
    element('aws_lb.lost', { subnets: new Unknown() }, [
      ['subnets', 'local.subnets'],
      ['subnets', 'aws_vpc.v[3]'],
    ]),
    element('aws_lb.nowhere', { subnets: [{ id: new Unknown() }] }),
  ]);
  const follow = (address: string, path = 'subnets') => {
    const from = model.byAddress(address);
    if (from === undefined) throw new Error(`${address} is not there`);
    return model.follow(from, path);
  };

  it('finds all instances where no index stands, else the one', () => {
    expect(addresses(follow('aws_lb.all'))).toEqual(['aws_subnet.a["x"]', 'aws_subnet.a[0]']);
    expect(addresses(follow('aws_lb.one'))).toEqual(['aws_subnet.a["x"]']);
  });

  it('finds by value what is known', () => {
    expect(follow('aws_lb.known')).toMatchObject({
      elements: [{ address: 'aws_subnet.a[0]' }],
      unresolved: false,
    });
    expect(follow('aws_lb.known', 'name').elements).toEqual([]);
  });

  it('says when one of several ways cannot be traced', () => {
    expect(follow('aws_lb.lost')).toMatchObject({ elements: [{ address: 'aws_vpc.v' }], unresolved: true });
    expect(follow('aws_lb.nowhere', 'subnets.id')).toEqual({ elements: [], unresolved: true });
  });

  it('finds who points at an element, and whether somebody may', () => {
    const subnet = model.byAddress('aws_subnet.a[0]');
    const referring = subnet && model.referring(subnet, { type: 'aws_lb', path: 'subnets' });
    expect(referring && addresses(referring)).toEqual(['aws_lb.all', 'aws_lb.known']);
    expect(referring?.unresolved).toBe(true);
    expect(subnet && model.referring(subnet, { type: 'aws_none', path: 'x' })).toEqual({
      elements: [],
      unresolved: false,
    });
  });

  it('takes a variable for traced only when its default is known', () => {
    const stack = readStack({
      variable: { open: {}, set: { default: 'x' } },
      resource: {
        aws_a: { a: { of: '${var.open}' }, b: { of: '${f(var.set)}' }, c: { of: '${module.m.out}' } },
      },
      module: { m: { source: 'somewhere' } },
    });
    const of = (name: string) =>
      stack
        .ofType('aws_a')
        .filter((one) => one.name === name)
        .map((one) => stack.follow(one, 'of'))[0];
    expect(of('a')).toMatchObject({ elements: [{ address: 'var.open' }], unresolved: true });
    expect(of('b')).toMatchObject({ elements: [{ address: 'var.set' }], unresolved: false });
    expect(of('c')).toMatchObject({ elements: [{ address: 'module.m' }], unresolved: true });
  });

  it('answers for thousands of elements within a moment', () => {
    const count = 5_000;
    const buckets = Array.from({ length: count }, (_, index) =>
      element(`aws_s3_bucket.b${index}`, { bucket: `b-${index}` }),
    );
    const versionings = buckets.map((_, index) =>
      element(`aws_s3_bucket_versioning.v${index}`, { bucket: `b-${index}` }),
    );
    const large = modelOf([...buckets, ...versionings]);
    const began = performance.now();
    const found = buckets.map(
      (one) => large.referring(one, { type: 'aws_s3_bucket_versioning', path: 'bucket' }).elements.length,
    );
    expect(found.every((length) => length === 1)).toBe(true);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
