import { describe, expect, it } from 'vitest';
import { Unknown } from '../value.js';
import { bucketBlocks, isNothing } from './plan-mirrors.js';
import { readPlan } from './read-plan.js';

const ssh = { protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'], self: false };
const own = { security_group_id: 'sg-1', from_port: 22, to_port: 22 };
const single = { ...own, ip_protocol: 'tcp', cidr_ipv4: '0.0.0.0/0' };
const former = { ...own, type: 'ingress', protocol: 'tcp', cidr_blocks: ['0.0.0.0/0'] };

interface Living {
  readonly type: string;
  readonly before: object;
  readonly after?: object;
}

/** A plan of resources that live, of which the configuration writes the name alone. */
function planOf(...resources: readonly Living[]) {
  const named = resources.map(({ type }, index) => {
    const name = `r${index}`;
    return { address: `${type}.${name}`, mode: 'managed', type, name };
  });
  return {
    resource_changes: resources.map(({ before, after = before }, index) => ({
      ...named[index],
      change: { actions: ['no-op'], before, after, after_unknown: {} },
    })),
    configuration: {
      root_module: { resources: named.map((one) => ({ ...one, expressions: { name: {} } })) },
    },
  };
}
const valuesOf = (...resources: readonly Living[]) =>
  readPlan(planOf(...resources)).elements.find(({ name }) => name === 'r0')?.values;
const group = (...ingress: readonly object[]) => ({
  type: 'aws_security_group',
  before: { id: 'sg-1', name: 'web', owner_id: '123456789012', ingress, egress: [] },
});

describe('what a plan of an update repeats from the state', () => {
  it.each([
    ['a rule of its own', 'aws_vpc_security_group_ingress_rule', single],
    ['a rule in the former form', 'aws_security_group_rule', former],
  ])('is left out where it comes from %s', (_, type, before) => {
    expect(valuesOf(group(ssh), { type, before })).toMatchObject({ name: 'web' });
    expect(valuesOf(group(ssh), { type, before })).not.toHaveProperty('ingress');
  });

  it('is not known where that rule is changed by this plan: a dynamic block may say the same, and stay', () => {
    const after = { ...single, from_port: 2222, to_port: 2222 };
    const rule = { type: 'aws_vpc_security_group_ingress_rule', before: single, after };
    expect(valuesOf(group(ssh), rule)?.ingress).toBeInstanceOf(Unknown);
  });

  it('stays where the plan brings it, whatever another resource says', () => {
    const before = { ...group().before };
    const opened = { type: 'aws_security_group', before, after: { ...before, ingress: [ssh] } };
    const rule = { type: 'aws_vpc_security_group_ingress_rule', before: single };
    expect(valuesOf(opened, rule)).toMatchObject({ ingress: [{ from_port: 22 }] });
  });

  it('of a role is left out only with the same content', () => {
    const inline = (policy: string) => ({
      type: 'aws_iam_role',
      before: { name: 'web', inline_policy: [{ name: 'use', policy }] },
    });
    const own = (policy: string) => ({
      type: 'aws_iam_role_policy',
      before: { role: 'web', name: 'use', policy },
    });
    expect(valuesOf(inline('{"a":1,"b":2}'), own('{ "b": 2, "a": 1 }'))).not.toHaveProperty('inline_policy');
    const one = '{"Statement":[{"Effect":"Allow","Action":["a","b"]}]}';
    const same = '{"Statement":[{"Action":["a","b"],"Effect":"Allow"}]}';
    expect(valuesOf(inline(one), own(same))).not.toHaveProperty('inline_policy');
    const otherOrder = '{"Statement":[{"Action":["b","a"],"Effect":"Allow"}]}';
    expect(valuesOf(inline(one), own(otherOrder))).toHaveProperty('inline_policy');
    expect(valuesOf(inline('{"Action":"*"}'), own('{"Action":"s3:GetObject"}'))).toHaveProperty(
      'inline_policy',
    );
  });

  it('stays where nobody else has made it: a dynamic block is in no configuration of a plan', () => {
    expect(valuesOf(group(ssh))).toMatchObject({ ingress: [{ from_port: 22, cidr_blocks: ['0.0.0.0/0'] }] });
    for (const other of [
      { ...single, security_group_id: 'sg-2' },
      { ...single, to_port: 23 },
      { ...single, cidr_ipv4: '10.0.0.0/8' },
    ]) {
      const rule = { type: 'aws_vpc_security_group_ingress_rule', before: other };
      expect(valuesOf(group(ssh), rule)).toHaveProperty('ingress');
    }
    const egress = { type: 'aws_vpc_security_group_egress_rule', before: single };
    expect(valuesOf(group(ssh), egress)).toHaveProperty('ingress');
  });

  it('is left out where it says nothing, and where AWS alone gives it', () => {
    const before = { name: 'alb', dns_name: 'x', access_logs: [{ bucket: '', enabled: false }] };
    const values = valuesOf({ type: 'aws_lb', before });
    expect(values).not.toHaveProperty('access_logs');
    expect(values).not.toHaveProperty('dns_name');
    const logs = [{ bucket: 'logs', enabled: true }];
    expect(valuesOf({ type: 'aws_lb', before: { ...before, access_logs: logs } })).toHaveProperty(
      'access_logs',
    );
  });

  it('knows policies of a role and settings of a bucket as what they are', () => {
    const role = {
      type: 'aws_iam_role',
      before: { name: 'web', inline_policy: [{ name: 'use', policy: '{}' }] },
    };
    const policy = { type: 'aws_iam_role_policy', before: { role: 'web', name: 'use', policy: '{}' } };
    expect(valuesOf(role, policy)).not.toHaveProperty('inline_policy');
    expect(valuesOf(role)).toHaveProperty('inline_policy');
    const bucket = {
      type: 'aws_s3_bucket',
      before: { bucket: 'data', logging: [{ target_bucket: 'logs' }] },
    };
    expect(
      valuesOf(bucket, { type: 'aws_s3_bucket_logging', before: { bucket: 'data' } }),
    ).not.toHaveProperty('logging');
    expect(valuesOf(bucket)).toHaveProperty('logging');
  });

  it('is nothing that another one sets, where neither has a name yet', () => {
    const versioning = [{ enabled: true }];
    const bucket = { type: 'aws_s3_bucket', before: { bucket_prefix: 'data-', versioning } };
    const other = { type: 'aws_s3_bucket_versioning', before: { versioning_configuration: [] } };
    expect(valuesOf(bucket, other)).toHaveProperty('versioning');
    const group = {
      type: 'aws_security_group',
      before: { name: 'a', ingress: [{ protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }] },
    };
    const rule = {
      type: 'aws_vpc_security_group_ingress_rule',
      before: { ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' },
    };
    expect(valuesOf(group, rule)).toHaveProperty('ingress');
  });
});

it('takes what is nested deeper than calls may be for nothing where nothing is in it', () => {
  const deep = (inner: unknown) => {
    let value = inner;
    for (let level = 0; level < 20_000; level++) value = level % 2 === 0 ? [value] : { a: value };
    return value;
  };
  expect(isNothing(deep(''))).toBe(true);
  expect(isNothing(deep('x'))).toBe(false);
});

it('what a bucket shows of others is what each of these sets', () => {
  expect(bucketBlocks).toMatchInlineSnapshot(`
    {
      "cors_rule": "aws_s3_bucket_cors_configuration",
      "lifecycle_rule": "aws_s3_bucket_lifecycle_configuration",
      "logging": "aws_s3_bucket_logging",
      "object_lock_configuration": "aws_s3_bucket_object_lock_configuration",
      "replication_configuration": "aws_s3_bucket_replication_configuration",
      "server_side_encryption_configuration": "aws_s3_bucket_server_side_encryption_configuration",
      "versioning": "aws_s3_bucket_versioning",
      "website": "aws_s3_bucket_website_configuration",
    }
  `);
});
