import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

function topology(endpoint: Json, more: Readonly<Record<string, Json>> = {}) {
  return topologyOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: {
          a: { vpc_id: '${aws_vpc.main.id}', availability_zone: 'eu-west-1a' },
          b: { vpc_id: '${aws_vpc.main.id}', availability_zone: 'eu-west-1b' },
        },
        aws_security_group: { one: { vpc_id: '${aws_vpc.main.id}' } },
        aws_route_table: { one: { vpc_id: '${aws_vpc.main.id}' }, two: { vpc_id: '${aws_vpc.main.id}' } },
        aws_vpc_endpoint: { own: { vpc_id: '${aws_vpc.main.id}', ...endpoint } },
        ...more,
      },
    }),
  );
}
const network = (endpoint: Json, more: Readonly<Record<string, Json>> = {}) =>
  topology({ vpc_endpoint_type: 'Interface', ...endpoint }, more).places[0]?.network;
const tables = (endpoint: Json, more: Readonly<Record<string, Json>> = {}) =>
  topology({ vpc_endpoint_type: 'Gateway', ...endpoint }, more).endpoints[0]?.routeTables;
const associated = (type: string, ...all: readonly Json[]) => ({
  [`aws_vpc_endpoint_${type}_association`]: Object.fromEntries(
    all.map((one, at) => [`at_${at}`, { vpc_endpoint_id: '${aws_vpc_endpoint.own.id}', ...one }]),
  ),
});
const known = (...value: readonly string[]) => ({ state: 'known', value });
const late = (path: string, of: string) => ({
  state: 'unknown',
  why: `\`${path}\` of ${of} is known only after apply`,
});
const [a, b] = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];

describe('an interface endpoint', () => {
  it('stands in its own subnets and in those that are associated with it, in each once', () => {
    const both = associated('subnet', { subnet_id: b }, { subnet_id: a });
    expect(network({ subnet_ids: [a] }, both)).toMatchObject({
      vpc: { state: 'known', value: 'aws_vpc.main' },
      subnets: known('aws_subnet.a', 'aws_subnet.b'),
      zones: known('eu-west-1a', 'eu-west-1b'),
    });
    const ofOther = associated('subnet', { subnet_id: b, vpc_endpoint_id: 'vpce-1' });
    expect(network({ subnet_ids: [a] }, ofOther)?.subnets).toEqual(known('aws_subnet.a'));
  });

  it('is a place of the stack that listens on HTTPS and acts by no role', () => {
    const { places } = topology({
      vpc_endpoint_type: 'Interface',
      service_name: 'com.amazonaws.eu-west-1.ssm',
      tags: { Name: 'to-ssm' },
    });
    expect(places).toHaveLength(1);
    const element = places[0]?.element;
    expect(places[0]).toMatchObject({
      ...{ address: 'aws_vpc_endpoint.own', label: 'to-ssm', kind: 'endpoint', variant: 'ssm' },
      ...{ isManaged: true, roles: known(), keys: known() },
      ports: {
        state: 'known',
        value: [{ protocol: 'tcp', port: 443, element, targetGroups: known() }],
      },
    });
    expect(places[0]?.network?.publicAddress).toEqual({
      ...{ ipv4: 'no', ipv6: 'no', why: 'A VPC endpoint has private addresses alone', element },
    });
  });

  it('has its own groups with those that are associated with it, else the default one', () => {
    const one = associated('security_group', { security_group_id: '${aws_security_group.one.id}' });
    expect(network({ security_group_ids: ['sg-1'] }, one)?.groups).toEqual(
      known('sg-1', 'aws_security_group.one'),
    );
    expect(network({})?.groups).toEqual(known('default security group of aws_vpc.main'));
    expect(network({ subnet_ids: '${var.any}' })?.groups).toEqual(
      known('default security group of aws_vpc.main'),
    );
  });

  it('is in the VPC that it names and in none of the default subnets, where it names no subnet', () => {
    const { places, subnets, vpcs } = topology({ vpc_endpoint_type: 'Interface' });
    expect(places[0]?.network).toMatchObject({
      vpc: { state: 'known', value: 'aws_vpc.main' },
      subnets: known(),
      zones: { state: 'unknown', why: 'The zones of its subnets are not known' },
    });
    expect(vpcs.map(({ id }) => id)).toEqual(['aws_vpc.main']);
    expect(subnets.map(({ id }) => id)).toEqual(['aws_subnet.a', 'aws_subnet.b']);
    expect(network({ vpc_id: '' })?.vpc).toEqual(late('vpc_id', 'aws_vpc_endpoint.own'));
  });

  it('is not known where an association is known only after apply', () => {
    expect(network({ subnet_ids: [a] }, associated('subnet', { subnet_id: '${var.any}' }))?.subnets).toEqual(
      late('subnet_id', 'aws_vpc_endpoint_subnet_association.at_0'),
    );
    const groups = associated('security_group', { security_group_id: '${var.any}' });
    expect(network({}, groups)?.groups).toEqual(
      late('security_group_id', 'aws_vpc_endpoint_security_group_association.at_0'),
    );
    const own = network({ subnet_ids: '${var.any}' }, associated('subnet', { subnet_id: b }));
    expect(own?.subnets).toEqual(late('subnet_ids', 'aws_vpc_endpoint.own'));
    const ofAny = associated('subnet', { subnet_id: b, vpc_endpoint_id: '${var.any}' });
    expect(network({ subnet_ids: [a] }, ofAny)?.subnets).toEqual(
      late('vpc_endpoint_id', 'aws_vpc_endpoint_subnet_association.at_0'),
    );
  });

  it('is not known where an association may not be made', () => {
    const some = (count: unknown) => associated('subnet', { subnet_id: b, count });
    expect(network({ subnet_ids: [a] }, some('${var.any}'))?.subnets).toEqual({
      state: 'unknown',
      why: 'Whether aws_vpc_endpoint_subnet_association.at_0 is made is not known',
    });
    expect(network({ subnet_ids: [a] }, some(1))?.subnets).toEqual(known('aws_subnet.a', 'aws_subnet.b'));
    expect(network({ subnet_ids: [a] }, some(0))?.subnets).toEqual(known('aws_subnet.a'));
    const alike = network({ subnet_ids: [a], count: '${var.any}' }, some('${var.any}'));
    expect(alike?.subnets).toEqual(known('aws_subnet.a', 'aws_subnet.b'));
  });
});

describe('a gateway endpoint', () => {
  it('is the way of its own route tables and of those that are associated with it', () => {
    const two = associated('route_table', { route_table_id: '${aws_route_table.two.id}' });
    const own = { route_table_ids: ['${aws_route_table.one.id}'] };
    expect(tables(own)).toEqual(known('aws_route_table.one'));
    expect(tables(own, two)).toEqual(known('aws_route_table.one', 'aws_route_table.two'));
    expect(tables({}, two)).toEqual(known('aws_route_table.two'));
    expect(tables({})).toEqual(known());
    expect(tables(own, associated('route_table', { route_table_id: '${var.any}' }))).toEqual(
      late('route_table_id', 'aws_vpc_endpoint_route_table_association.at_0'),
    );
  });

  it('stands in its VPC alone', () => {
    const { places } = topology({ subnet_ids: [a], security_group_ids: ['sg-1'] });
    expect(places[0]?.network).toMatchObject({
      subnets: known(),
      zones: known(),
      groups: known(),
      vpc: { state: 'known', value: 'aws_vpc.main' },
    });
  });
});

describe('an endpoint', () => {
  const way = (endpoint: Json, more: Readonly<Record<string, Json>> = {}) =>
    topology(endpoint, more).endpoints[0];
  const statement = (Action: string) => JSON.stringify({ Statement: [{ Effect: 'Allow', Action }] });
  const beside = (values: Json) => ({
    aws_vpc_endpoint_policy: { one: { vpc_endpoint_id: '${aws_vpc_endpoint.own.id}', ...values } },
  });
  const allows = (...actions: readonly string[]) => ({ state: 'known', value: [{ actions }] });

  it('has the policy that stands beside it, else its own, else none', () => {
    expect(way({})?.policy).toBeUndefined();
    expect(way({ policy: statement('s3:Get*') })?.policy).toMatchObject(allows('s3:Get*'));
    const both = beside({ policy: statement('s3:List*') });
    expect(way({ policy: statement('s3:Get*') }, both)?.policy).toMatchObject(allows('s3:List*'));
    const ofOther = beside({ policy: statement('s3:List*'), vpc_endpoint_id: 'vpce-1' });
    expect(way({}, ofOther)?.policy).toBeUndefined();
    expect(way({}, beside({ policy: '${var.any}' }))?.policy).toEqual(
      late('policy', 'aws_vpc_endpoint_policy.one'),
    );
  });

  it.each([
    [undefined, { state: 'known', value: 'gateway' }],
    ['Gateway', { state: 'known', value: 'gateway' }],
    ['Interface', { state: 'known', value: 'interface' }],
    ['GatewayLoadBalancer', { state: 'known', value: 'other' }],
    ['${var.any}', late('vpc_endpoint_type', 'aws_vpc_endpoint.own')],
  ])('of the type %s is %j', (vpc_endpoint_type, type) => {
    expect(way({ vpc_endpoint_type })?.type).toEqual(type);
  });

  it.each([
    [undefined, { state: 'known', value: undefined }],
    ['com.amazonaws.eu-west-1.s3', { state: 'known', value: 's3' }],
    ['com.amazonaws.${var.any}.s3', { state: 'known', value: 's3' }],
    ['com.amazonaws.vpce.eu-west-1.vpce-svc-1', { state: 'known', value: 'eu-west-1.vpce-svc-1' }],
    ['own', { state: 'known', value: undefined }],
    ['com.amazonaws.eu-west-1.${var.any}', late('service_name', 'aws_vpc_endpoint.own')],
    ['${var.any}', late('service_name', 'aws_vpc_endpoint.own')],
  ])('for %s leads to %j', (service_name, service) => {
    expect(way({ service_name })?.service).toEqual(service);
  });

  it('is found by the public name of its service where it says so', () => {
    expect(way({})?.privateDns).toBe('no');
    expect(way({ private_dns_enabled: true })?.privateDns).toBe('yes');
    expect(way({ private_dns_enabled: '${var.any}' })?.privateDns).toBe('maybe');
  });
});
