import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { prefixListsOf } from './prefix-lists.js';

const lists = (parts: { resource?: Json; data?: Json }) =>
  prefixListsOf(readStack({ variable: { any: {}, count: {} }, ...parts }));

describe('the service of a list that is looked up', () => {
  const service = (values: Json, type = 'aws_ec2_managed_prefix_list') =>
    lists({ data: { [type]: { found: values } } }).map((one) => one.service);
  const filter = (name: string, ...values: readonly unknown[]) => ({ name, values });
  const s3 = 'com.amazonaws.eu-west-1.s3';

  it('is told by its name', () => {
    expect(service({ name: s3 })).toEqual(['s3']);
    expect(service({ name: s3 }, 'aws_prefix_list')).toEqual(['s3']);
    expect(service({ name: 'offices' })).toEqual([undefined]);
  });

  it('is told by the filter for its name, and by no other', () => {
    const byName = filter('prefix-list-name', s3);
    expect(service({ filter: [byName] })).toEqual(['s3']);
    expect(service({ filter: [filter('owner-id', 'AWS'), byName] })).toEqual(['s3']);
    expect(service({ filter: [filter('prefix-list-id', s3)] })).toEqual([undefined]);
    expect(service({ filter: [filter('prefix-list-name', { a: 1 })] })).toEqual([undefined]);
    expect(service({ filter: [filter('prefix-list-name')] })).toEqual([undefined]);
    expect(service({ filter: [byName], name: 'com.amazonaws.eu-west-1.dynamodb' })).toEqual(['dynamodb']);
    expect(service({})).toEqual([undefined]);
  });

  it('has ranges that nobody here knows', () => {
    const [found] = lists({ data: { aws_prefix_list: { found: { name: s3 } } } });
    expect(found).toMatchObject({
      id: 'data.aws_prefix_list.found',
      origin: 'looked-up',
      cidrs: { state: 'unknown', why: 'The ranges of data.aws_prefix_list.found are looked up' },
    });
  });
});

describe('the ranges of a list of the stack', () => {
  const office = { cidr: '198.51.100.0/24' };
  const entry = (values: Json) => ({
    prefix_list_id: '${aws_ec2_managed_prefix_list.own.id}',
    cidr: '203.0.113.0/24',
    ...values,
  });
  const cidrs = (values: Json, entries: Readonly<Record<string, Json>> = {}) =>
    lists({
      resource: {
        aws_ec2_managed_prefix_list: { own: { name: 'own', ...values } },
        aws_ec2_managed_prefix_list_entry: entries,
      },
    })[0]?.cidrs;
  const unknown = (why: string) => ({ state: 'unknown', why });

  it('are those of its blocks and of its entries', () => {
    expect(cidrs({})).toEqual({ state: 'known', value: [] });
    expect(cidrs({ entry: [office] }, { more: entry({}) })).toEqual({
      state: 'known',
      value: ['198.51.100.0/24', '203.0.113.0/24'],
    });
    expect(cidrs({ entry: [office] }, { more: entry({ prefix_list_id: 'pl-1' }) })).toEqual({
      state: 'known',
      value: ['198.51.100.0/24'],
    });
  });

  it('are not known where an entry may not be made', () => {
    const why = 'Whether aws_ec2_managed_prefix_list_entry.more is made is not known';
    expect(cidrs({}, { more: entry({ count: '${var.count}' }) })).toEqual(unknown(why));
    expect(cidrs({}, { first: entry({ count: 1 }), more: entry({ for_each: '${var.any}' }) })).toEqual(
      unknown(why),
    );
    expect(cidrs({}, { more: entry({ count: 1 }) })).toEqual({ state: 'known', value: ['203.0.113.0/24'] });
    expect(cidrs({ count: '${var.count}' }, { more: entry({ count: '${var.count}' }) })).toEqual({
      state: 'known',
      value: ['203.0.113.0/24'],
    });
  });

  it('are not known where a block, an entry or its list is known only after apply', () => {
    const late = (path: string, name: string) =>
      unknown(`\`${path}\` of aws_ec2_managed_prefix_list${name} is known only after apply`);
    expect(cidrs({ entry: [office, { cidr: '${var.any}' }] })).toEqual(late('entry.cidr', '.own'));
    expect(cidrs({ entry: '${var.any}' })).toEqual(late('entry', '.own'));
    expect(cidrs({}, { more: entry({ prefix_list_id: '${var.any}' }) })).toEqual(
      late('prefix_list_id', '_entry.more'),
    );
  });
});
