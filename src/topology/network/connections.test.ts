import { describe, expect, it } from 'vitest';
import type { Json } from '../../model/json.js';
import { readStack } from '../../model/stack/read-stack.js';
import { topologyOf } from '../topology-of.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const [main, other] = ['${aws_vpc.main.id}', '${aws_vpc.other.id}'];
const known = (...value: readonly string[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

function connection(resource: Blocks, data: Blocks = {}) {
  const { connections } = topologyOf(
    readStack({
      variable: { any: {} },
      resource: {
        aws_vpc: { main: { cidr_block: '10.0.0.0/16' }, other: { cidr_block: '10.1.0.0/16' } },
        ...resource,
      },
      data,
    }),
  );
  const [one, ...more] = connections;
  if (one === undefined || more.length > 0) throw new Error('Not one connection');
  return one;
}

describe('a peering connection', () => {
  const peering = (values: Json = {}, more: Blocks = {}) =>
    connection({
      aws_vpc_peering_connection: {
        pcx: { vpc_id: main, peer_vpc_id: other, tags: { Name: 'to-other' }, ...values },
      },
      ...more,
    });
  const accepter = (values: Json): Blocks => ({
    aws_vpc_peering_connection_accepter: {
      pcx: { vpc_peering_connection_id: '${aws_vpc_peering_connection.pcx.id}', ...values },
    },
  });

  it('joins the two VPCs that it names', () => {
    expect(peering()).toMatchObject({
      ...{ id: 'aws_vpc_peering_connection.pcx', label: 'to-other', origin: 'managed', kind: 'peering' },
      vpcs: known('aws_vpc.main', 'aws_vpc.other'),
    });
    expect(peering({ peer_vpc_id: 'vpc-1' }).vpcs).toEqual(known('aws_vpc.main', 'vpc-1'));
    expect(peering({ peer_vpc_id: '${var.any}' }).vpcs).toEqual(
      unknown('`peer_vpc_id` of aws_vpc_peering_connection.pcx is known only after apply'),
    );
  });

  it.each<[string, Json, Blocks, string]>([
    ['by itself', { auto_accept: true }, {}, 'yes'],
    ['by nothing of the stack', {}, {}, 'maybe'],
    ['by the other side', {}, accepter({ auto_accept: true }), 'yes'],
    ['by hand on the other side', {}, accepter({}), 'maybe'],
    [
      'by an accepter that may not be made',
      {},
      accepter({ auto_accept: true, count: '${var.any}' }),
      'maybe',
    ],
    [
      'by an accepter of another one',
      {},
      accepter({ auto_accept: true, vpc_peering_connection_id: 'pcx-1' }),
      'maybe',
    ],
  ])('that is accepted %s joins them', (_, values, more, joinsAll) => {
    expect(peering(values, more).joinsAll).toBe(joinsAll);
  });

  it('knows the groups of the other side, unless that is another region', () => {
    expect(peering().knowsGroups).toBe('yes');
    expect(peering({ peer_region: 'us-east-1' }).knowsGroups).toBe('no');
  });
});

describe('a transit gateway', () => {
  const own = '${aws_ec2_transit_gateway.tgw.id}';
  const attachment = (vpc_id: string, values: Json = {}) => ({ transit_gateway_id: own, vpc_id, ...values });
  const attached = (...all: readonly Json[]): Blocks => ({
    aws_ec2_transit_gateway_vpc_attachment: Object.fromEntries(all.map((one, at) => [`at_${at}`, one])),
  });
  const gateway = (values: Json, more: Blocks = {}) =>
    connection({ aws_ec2_transit_gateway: { tgw: values }, ...more });
  const joins = (values: Json, ofAttachment: Json = {}) =>
    gateway(values, attached(attachment(main), attachment(other, ofAttachment))).joinsAll;

  it('joins the VPCs that are attached to it', () => {
    expect(gateway({}, attached(attachment(main), attachment(other)))).toMatchObject({
      ...{ id: 'aws_ec2_transit_gateway.tgw', label: 'tgw', origin: 'managed', kind: 'transit-gateway' },
      vpcs: known('aws_vpc.main', 'aws_vpc.other'),
      joinsAll: 'yes',
    });
    const ofOther = attachment(other, { transit_gateway_id: 'tgw-1' });
    expect(gateway({}, attached(attachment(main), ofOther)).vpcs).toEqual(known('aws_vpc.main'));
  });

  it.each<[string, Json]>([
    ['its gateway', attachment(other, { transit_gateway_id: '${var.any}' })],
    ['its VPC', attachment('${var.any}')],
    ['that it is made', attachment(other, { count: '${var.any}' })],
  ])('may join more where of an attachment is not known %s', (_, one) => {
    expect(gateway({}, attached(attachment(main), one)).vpcs).toEqual(
      unknown('What is attached to aws_ec2_transit_gateway.tgw is not all known'),
    );
  });

  it.each<[string, Json, Json, string]>([
    ['by default', {}, {}, 'yes'],
    ['where both are asked for', { default_route_table_association: 'enable' }, {}, 'yes'],
    ['not without default association', { default_route_table_association: 'disable' }, {}, 'no'],
    ['not without default propagation', { default_route_table_propagation: 'disable' }, {}, 'no'],
    [
      'not where an attachment has no association',
      {},
      { transit_gateway_default_route_table_association: false },
      'no',
    ],
    [
      'not where an attachment has no propagation',
      {},
      { transit_gateway_default_route_table_propagation: false },
      'no',
    ],
    [
      'perhaps where an attachment does not say it yet',
      {},
      { transit_gateway_default_route_table_propagation: '${var.any}' },
      'maybe',
    ],
  ])('joins all of them %s', (_, values, ofAttachment, joinsAll) => {
    expect(joins(values, ofAttachment)).toBe(joinsAll);
  });

  it('knows the groups of the other side where it is told to', () => {
    expect(gateway({}).knowsGroups).toBe('no');
    expect(gateway({ security_group_referencing_support: 'enable' }).knowsGroups).toBe('yes');
    expect(gateway({ security_group_referencing_support: 'disable' }).knowsGroups).toBe('no');
  });

  it('that is looked up may join all or some', () => {
    expect(connection({}, { aws_ec2_transit_gateway: { tgw: { id: 'tgw-1' } } })).toMatchObject({
      ...{ id: 'data.aws_ec2_transit_gateway.tgw', origin: 'looked-up', kind: 'transit-gateway' },
      ...{ joinsAll: 'maybe', vpcs: known() },
    });
  });
});
