import { describe, expect, it } from 'vitest';
import { type Blocks, onlyPlaceOf, placesOf } from '../../../test/fixtures/places-of.js';
import type { Json } from '../../model/json.js';

const vpc_id = '${aws_vpc.main.id}';
const known = (...value: readonly unknown[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

const network = { aws_subnet: { a: { vpc_id }, b: { vpc_id } }, aws_security_group: { db: { vpc_id } } };
function place(type: string, values: Json, more: Blocks = {}) {
  const [resource, data] = type.startsWith('data.')
    ? [more, { [type.slice(5)]: { db: values } }]
    : [{ [type]: { db: values }, ...more }, {}];
  return onlyPlaceOf({ ...network, ...resource }, data);
}

it.each([
  ['aws_db_instance', 'database', 'db_subnet_group_name', 'aws_db_subnet_group', 'vpc_security_group_ids'],
  ['aws_rds_cluster', 'database', 'db_subnet_group_name', 'aws_db_subnet_group', 'vpc_security_group_ids'],
  [
    'aws_docdb_cluster',
    'database',
    'db_subnet_group_name',
    'aws_docdb_subnet_group',
    'vpc_security_group_ids',
  ],
  [
    'aws_neptune_cluster',
    'database',
    'neptune_subnet_group_name',
    'aws_neptune_subnet_group',
    'vpc_security_group_ids',
  ],
  [
    'aws_redshift_cluster',
    'database',
    'cluster_subnet_group_name',
    'aws_redshift_subnet_group',
    'vpc_security_group_ids',
  ],
  ['data.aws_db_instance', 'database', 'db_subnet_group', 'aws_db_subnet_group', 'vpc_security_groups'],
  [
    'aws_elasticache_cluster',
    'cache',
    'subnet_group_name',
    'aws_elasticache_subnet_group',
    'security_group_ids',
  ],
  [
    'aws_elasticache_replication_group',
    'cache',
    'subnet_group_name',
    'aws_elasticache_subnet_group',
    'security_group_ids',
  ],
])('%s is a %s in the subnets of its %s (%s) and in its %s', (type, kind, path, groupType, groups) => {
  const values = { [path]: `\${${groupType}.own.name}`, [groups]: ['${aws_security_group.db.id}'] };
  const subnet_ids = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
  expect(place(type, values, { [groupType]: { own: { subnet_ids } } })).toMatchObject({
    ...{ address: `${type}.db`, kind, isManaged: !type.startsWith('data.') },
    network: {
      ...{ vpc: { state: 'known', value: 'aws_vpc.main' }, subnets: known('aws_subnet.a', 'aws_subnet.b') },
      groups: known('aws_security_group.db'),
    },
    roles: known(),
  });
});

it('a node of a replication group is a part of it, and no place of its own', () => {
  const replication_group_id = '${aws_elasticache_replication_group.db.id}';
  const found = placesOf({
    ...network,
    aws_elasticache_replication_group: { db: { replication_group_id: 'sessions' } },
    aws_elasticache_cluster: { node: { replication_group_id }, alone: { engine: 'redis' } },
  });
  expect(found.map(({ address }) => address)).toEqual([
    'aws_elasticache_cluster.alone',
    'aws_elasticache_replication_group.db',
  ]);
});

describe('the subnets of a database', () => {
  const subnets = (db_subnet_group_name: string, more: Blocks = {}) =>
    place('aws_db_instance', { db_subnet_group_name, vpc_security_group_ids: ['sg-1'] }, more).network
      ?.subnets;

  it('are not in a stack that names the group alone, or a group whose subnets it does not name', () => {
    expect(subnets('shared')).toEqual(unknown('The subnet group of aws_db_instance.db is not in the stack'));
    const empty: Blocks = { aws_db_subnet_group: { own: { name: 'own' } } };
    expect(subnets('${aws_db_subnet_group.own.name}', empty)).toEqual(
      unknown('The subnets of aws_db_subnet_group.own are not in the stack'),
    );
    expect(subnets('${var.any}')).toEqual(
      unknown('`db_subnet_group_name` of aws_db_instance.db is known only after apply'),
    );
  });

  it('are not known of a lookup that shows no group either', () => {
    const why = unknown('data.aws_db_instance.db is looked up');
    expect(place('data.aws_db_instance', { db_instance_identifier: 'x' })).toMatchObject({
      network: { subnets: why, groups: why, publicAddress: { ipv4: 'maybe', ipv6: 'no' } },
    });
  });
});

describe('a database', () => {
  const member = (values: Json): Blocks => ({
    aws_rds_cluster_instance: { one: { cluster_identifier: '${aws_rds_cluster.db.id}', ...values } },
  });
  it.each<[type: string, Json, Blocks, ipv4: string]>([
    ['aws_db_instance', {}, {}, 'no'],
    ['aws_db_instance', { publicly_accessible: true }, {}, 'yes'],
    ['aws_db_instance', { publicly_accessible: '${var.any}' }, {}, 'maybe'],
    ['aws_redshift_cluster', {}, {}, 'maybe'],
    ['aws_redshift_cluster', { publicly_accessible: false }, {}, 'no'],
    ['data.aws_db_instance', {}, {}, 'maybe'],
    ['aws_rds_cluster', {}, {}, 'no'],
    ['aws_rds_cluster', {}, member({}), 'no'],
    ['aws_rds_cluster', {}, member({ publicly_accessible: true }), 'yes'],
  ])('of the type %s with %j and %j has a public address: %s', (type, values, more, ipv4) => {
    const address = place(type, values, more).network?.publicAddress;
    expect(address).toMatchObject({ ipv4, ipv6: 'no' });
    const not = ipv4 === 'yes' ? '' : 'not ';
    expect(address?.why).toBe(`\`publicly_accessible\` of ${type}.db is ${not}set`);
  });

  it.each([
    ['aws_db_instance', undefined, 'no'],
    ['aws_db_instance', 'IPV4', 'no'],
    ['aws_db_instance', 'DUAL', 'yes'],
    ['aws_elasticache_cluster', 'dual_stack', 'yes'],
    ['aws_elasticache_cluster', '${var.any}', 'maybe'],
  ])('of the type %s on the network %s has an IPv6 address: %s', (type, network_type, ipv6) => {
    expect(place(type, { network_type }).network?.ipv6).toBe(ipv6);
  });

  it('listens on its own port, else on that of its engine or its type', () => {
    const ports = (type: string, values: Json) => place(type, values).ports;
    const on = (port: number) =>
      known(expect.objectContaining({ protocol: 'tcp', port, targetGroups: known() }));
    expect(ports('aws_db_instance', { engine: 'postgres' })).toEqual(on(5432));
    expect(ports('aws_db_instance', { engine: 'postgres', port: 6000 })).toEqual(on(6000));
    expect(ports('aws_neptune_cluster', {})).toEqual(on(8182));
    expect(ports('aws_db_instance', {})).toEqual(unknown('The port of aws_db_instance.db is not known'));
    expect(ports('aws_db_instance', { port: '${var.any}' })).toEqual(
      unknown('`port` of aws_db_instance.db is known only after apply'),
    );
  });

  it('that names neither subnets nor groups stands in those of the default VPC', () => {
    expect(place('aws_db_instance', {}).network).toMatchObject({
      subnets: known('default subnets of default VPC'),
      groups: known('default security group of default VPC'),
    });
  });

  it('is told by its engine, and encrypted by its key', () => {
    expect(place('aws_db_instance', { engine: 'postgres' }).variant).toBe('postgres');
    const key = (path: string) => place('aws_db_instance', { [path]: 'arn:key' }).keys;
    expect([key('kms_key_id'), key('kms_key_arn'), key('x')]).toEqual([
      known('arn:key'),
      known('arn:key'),
      known(),
    ]);
  });
});
