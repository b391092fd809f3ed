import { describe, expect, it } from 'vitest';
import type { Json } from '../../../model/json.js';
import { readStack } from '../../../model/stack/read-stack.js';
import { topologyOf } from '../../../topology/topology-of.js';
import { vpcPictures } from './vpc-pictures.js';

/** What stands at the edge of each VPC. */
function edges(resource: Readonly<Record<string, Json>>, data: Json = {}) {
  const model = readStack({
    variable: { any: {} },
    resource: {
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' }, other: { cidr_block: '10.1.0.0/16' } },
      ...resource,
    },
    data,
  });
  return Object.fromEntries(
    vpcPictures(topologyOf(model), model).map(({ vpc }) => [vpc.id, vpc.edge] as const),
  );
}
const names = (of: ReturnType<typeof edges>) =>
  Object.fromEntries(Object.entries(of).map(([id, edge]) => [id, edge.map((one) => one.id)]));
const [main, other] = ['${aws_vpc.main.id}', '${aws_vpc.other.id}'];
const peering = (vpc_id: string, peer_vpc_id: string) => ({
  aws_vpc_peering_connection: { pcx: { vpc_id, peer_vpc_id, tags: { Name: 'to-other' } } },
});
const attachments = (transit_gateway_id: string, ...vpcs: readonly string[]) => ({
  aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(
    vpcs.map((vpc_id, at) => [`at_${at}`, { transit_gateway_id, vpc_id }]),
  ),
});

describe('a way between VPCs', () => {
  it('is a box at the edge of the first of them', () => {
    const box = {
      id: 'aws_vpc_peering_connection.pcx',
      kind: 'gateway',
      title: 'VPC peering',
      name: 'to-other',
      details: [],
      marks: [],
      elements: ['aws_vpc_peering_connection.pcx'],
    };
    expect(edges(peering(main, other))).toEqual({ 'aws_vpc.main': [box], 'aws_vpc.other': [] });
    expect(edges(peering(other, main))).toEqual({ 'aws_vpc.main': [], 'aws_vpc.other': [box] });
  });

  it('is at the edge of the one that the stack has', () => {
    expect(names(edges(peering('vpc-1', other)))).toEqual({
      'aws_vpc.main': [],
      'aws_vpc.other': ['aws_vpc_peering_connection.pcx'],
    });
  });

  it('is at the edge of one that is not known, where the stack has none of them', () => {
    const unknown = {
      'aws_vpc.main': [],
      'aws_vpc.other': [],
      'a VPC that is not known': ['aws_vpc_peering_connection.pcx'],
    };
    expect(names(edges(peering('vpc-1', 'vpc-2')))).toEqual(unknown);
    expect(names(edges(peering(main, '${var.any}')))).toEqual(unknown);
  });

  it('is a transit gateway with what is attached to it', () => {
    const own = '${aws_ec2_transit_gateway.tgw.id}';
    const gateway = { aws_ec2_transit_gateway: { tgw: { description: 'all' } } };
    expect(edges({ ...gateway, ...attachments(own, main, other) })['aws_vpc.main']).toEqual([
      {
        id: 'aws_ec2_transit_gateway.tgw',
        kind: 'gateway',
        title: 'Transit gateway',
        name: 'tgw',
        details: [],
        marks: [],
        elements: ['aws_ec2_transit_gateway.tgw'],
      },
    ]);
  });

  it('stands for no element where the stack looks it up', () => {
    const found = edges(attachments('${data.aws_ec2_transit_gateway.tgw.id}', other), {
      aws_ec2_transit_gateway: { tgw: { id: 'tgw-1' } },
    });
    expect(found['aws_vpc.other']).toMatchObject([
      { id: 'data.aws_ec2_transit_gateway.tgw', title: 'Transit gateway', elements: [] },
    ]);
  });
});

it('subnets, gateways and what stands in them are in the picture of their own VPC', () => {
  const of = (name: string) => ({ vpc_id: `\${aws_vpc.${name}.id}` });
  const both = (make: (name: string) => Json) => ({ main: make('main'), other: make('other') });
  const model = readStack({
    resource: {
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' }, other: { cidr_block: '10.1.0.0/16' } },
      aws_subnet: both(of),
      aws_internet_gateway: both(of),
      aws_instance: both((name) => ({ subnet_id: `\${aws_subnet.${name}.id}` })),
    },
  });
  const drawn = vpcPictures(topologyOf(model), model).map(({ vpc: { id, edge, tiers } }) => [
    id,
    edge.map((one) => one.id),
    tiers.flatMap(({ subnets }) => subnets.map((one) => one.id)),
    tiers.flatMap(({ boxes }) => boxes.map((one) => one.id)),
  ]);
  const parts = (name: string) => [
    `aws_vpc.${name}`,
    [`aws_internet_gateway.${name}`],
    [`aws_subnet.${name}`],
    [`aws_instance.${name}`],
  ];
  expect(drawn).toEqual([parts('main'), parts('other')]);
});

it('what stands in a VPC that the stack does not name is in one more, in subnets that are not known', () => {
  const model = readStack({
    variable: { any: {} },
    resource: { aws_instance: { web: { subnet_id: '${var.any}' } } },
  });
  const [only, ...more] = vpcPictures(topologyOf(model), model);
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    provider: 'provider.aws',
    vpc: {
      ...{ id: 'a VPC that is not known', name: 'not known', details: ['The stack does not say which'] },
      tiers: [
        {
          ...{ id: 'subnets not known', name: 'Subnets not known', reach: 'unknown', subnets: [] },
          boxes: [{ id: 'aws_instance.web', zones: [] }],
        },
      ],
      ...{ edge: [], elements: [] },
    },
  });
});

it('gateways are called by their kind, and stand in a subnet or at the edge', () => {
  const vpc_id = main;
  const model = readStack({
    resource: {
      aws_default_vpc: { default: {} },
      aws_vpc: { main: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: { a: { vpc_id } },
      aws_internet_gateway: { igw: { vpc_id } },
      aws_egress_only_internet_gateway: { eigw: { vpc_id } },
      aws_nat_gateway: { nat: { subnet_id: '${aws_subnet.a.id}' } },
    },
  });
  const told = vpcPictures(topologyOf(model), model).map(({ vpc: { name, details, edge, tiers } }) => [
    `${name} ${details.join()}`,
    edge.map(({ title, name: own }) => `${title}: ${own}`),
    tiers.flatMap(({ boxes }) => boxes.map(({ title, name: own }) => `${title}: ${own}`)),
  ]);
  expect(told).toEqual([
    [
      'main 10.0.0.0/16',
      ['Internet gateway: igw', 'Egress-only internet gateway: eigw'],
      ['NAT gateway: nat'],
    ],
    ['Default VPC 172.31.0.0/16', ['Internet gateway: Internet gateway of the default VPC'], []],
  ]);
});
