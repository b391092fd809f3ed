import { describe, expect, it } from 'vitest';
import { type Blocks, onlyPlaceOf } from '../../../test/fixtures/places-of.js';
import type { Json } from '../../model/json.js';

const vpc_id = '${aws_vpc.main.id}';
const a = '${aws_subnet.a.id}';
const web = '${aws_security_group.web.id}';
const known = (...value: readonly unknown[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });
const late = (path: string, of: string) => unknown(`\`${path}\` of ${of} is known only after apply`);

const place = (resource: Blocks, data: Blocks = {}) =>
  onlyPlaceOf(
    {
      aws_subnet: { a: { vpc_id }, open: { vpc_id, map_public_ip_on_launch: true } },
      aws_security_group: { web: { vpc_id }, more: { vpc_id } },
      ...resource,
    },
    data,
  );
const instance = (values: Json, more: Blocks = {}) => place({ aws_instance: { web: values }, ...more });
const launched = (template: Json, own: Json = {}, more: Blocks = {}) =>
  instance(
    { launch_template: [{ id: '${aws_launch_template.web.id}' }], ...own },
    { aws_launch_template: { web: template }, ...more },
  );
const card = (values: Json, more: Blocks = {}): Blocks => ({
  aws_network_interface: { card: { subnet_id: a, security_groups: [web], ...values } },
  ...more,
});
const byCard = { network_interface: [{ network_interface_id: '${aws_network_interface.card.id}' }] };

it.each<[string, Json, string]>([
  ['aws_instance', { subnet_id: a }, 'aws_subnet.a'],
  ['aws_spot_instance_request', { subnet_id: a }, 'aws_subnet.a'],
  ['aws_autoscaling_group', { vpc_zone_identifier: [a] }, 'aws_subnet.a'],
])('%s with %j stands in %s', (type, values, subnet) => {
  const found = place({ [type]: { web: { ...values, vpc_security_group_ids: [web] } } });
  expect(found).toMatchObject({ kind: 'instances', isManaged: true, ports: undefined, keys: known() });
  expect(found.network?.subnets).toEqual(known(subnet));
});

it('an instance that is looked up stands in subnets that nobody here knows', () => {
  const found = place({}, { aws_instance: { web: { instance_id: 'i-1', subnet_id: a } } });
  expect(found).toMatchObject({ kind: 'instances', isManaged: false });
  expect(found.network?.subnets).toEqual(unknown('data.aws_instance.web is looked up'));
});

it('is of the type that it names, else that of its template', () => {
  expect(launched({ instance_type: 't3.small' }).variant).toBe('t3.small');
  expect(launched({ instance_type: 't3.small' }, { instance_type: 't3.micro' }).variant).toBe('t3.micro');
});

describe('the subnets and groups of an instance', () => {
  const ofCard = (values: Json) => ({ network_interfaces: [values] });

  it('are its own, else those of its template', () => {
    expect(launched(ofCard({ subnet_id: a })).network?.subnets).toEqual(known('aws_subnet.a'));
    expect(launched(ofCard({ subnet_id: a }), { subnet_id: 'subnet-1' }).network?.subnets).toEqual(
      known('subnet-1'),
    );
    expect(launched(ofCard({ security_groups: [web] })).network?.groups).toEqual(
      known('aws_security_group.web'),
    );
    expect(
      launched({ vpc_security_group_ids: [web] }, { security_groups: ['sg-1'] }).network?.groups,
    ).toEqual(known('sg-1'));
    expect(launched({ vpc_security_group_ids: ['${var.any}'] }).network?.groups).toEqual(
      late('vpc_security_group_ids', 'aws_launch_template.web'),
    );
  });

  it.each(['network_interface', 'primary_network_interface', 'network_interfaces'])(
    'are those of the interface that the stack makes for its block %s',
    (block) => {
      const own = { [block]: [{ network_interface_id: '${aws_network_interface.card.id}' }] };
      expect(instance(own, card({})).network).toMatchObject({
        subnets: known('aws_subnet.a'),
        groups: known('aws_security_group.web'),
      });
    },
  );

  it('are not known where an interface is attached beside', () => {
    const why = unknown('aws_instance.web has several network interfaces');
    const id = '${aws_instance.web.id}';
    const attached = { aws_network_interface_attachment: { more: { instance_id: id, device_index: 1 } } };
    expect(instance({ subnet_id: a }, attached).network).toMatchObject({ subnets: why, groups: why });
    const own = card({ attachment: [{ instance: id, device_index: 1 }] });
    expect(instance({ subnet_id: a }, own).network).toMatchObject({ subnets: why, groups: why });
  });

  it('are not in a stack that names an interface or a template alone', () => {
    expect(instance({ network_interface: [{ network_interface_id: 'eni-1' }] }).network?.subnets).toEqual(
      unknown('The network interface eni-1 of aws_instance.web is not in the stack'),
    );
    expect(instance(byCard, card({ subnet_id: undefined })).network?.subnets).toEqual(
      unknown('aws_network_interface.card names no subnet'),
    );
    expect(instance({ launch_template: [{ id: 'lt-1' }] }).network?.groups).toEqual(
      unknown('What aws_instance.web is launched from is not in the stack'),
    );
  });
});

describe('groups that the stack adds to an interface', () => {
  const added = (values: Json = {}): Blocks => ({
    aws_network_interface_sg_attachment: {
      one: {
        security_group_id: '${aws_security_group.more.id}',
        network_interface_id: '${aws_instance.web.primary_network_interface_id}',
        ...values,
      },
    },
  });
  const groups = (own: Json, more: Blocks) => instance({ subnet_id: a, ...own }, more).network?.groups;

  it('are beside its own', () => {
    const own = { vpc_security_group_ids: [web] };
    expect(groups(own, added())).toEqual(known('aws_security_group.web', 'aws_security_group.more'));
    expect(groups({}, added())).toEqual(
      unknown('aws_instance.web has groups beside those that the stack adds'),
    );
    expect(groups(own, added({ security_group_id: '${var.any}' }))).toEqual(
      late('security_group_id', 'aws_network_interface_sg_attachment.one'),
    );
    expect(groups(own, added({ network_interface_id: '${var.any}' }))).toEqual(
      late('network_interface_id', 'aws_network_interface_sg_attachment.one'),
    );
    expect(groups(own, added({ count: '${var.any}' }))).toEqual(
      unknown('Whether aws_network_interface_sg_attachment.one is made is not known'),
    );
  });

  it('are not all of an instance that is looked up', () => {
    const network_interface_id = '${data.aws_instance.web.network_interface_id}';
    const found = place(added({ network_interface_id }), {
      aws_instance: { web: { vpc_security_group_ids: [web] } },
    });
    expect(found.network?.groups).toEqual(
      unknown('data.aws_instance.web has groups beside those that the stack adds'),
    );
  });
});

describe('the public address of an instance', () => {
  const address = (of: ReturnType<typeof place>) => {
    const { ipv4, ipv6, why } = of.network?.publicAddress ?? {};
    return [ipv4, ipv6, why];
  };
  const bySubnet = (name: string) => `\`map_public_ip_on_launch\` of aws_subnet.${name} decides it`;
  const byFlag = (path: string, of: string) => `\`${path}\` of ${of} decides it`;

  it('is what its subnet gives, where it says nothing itself', () => {
    expect(address(instance({ subnet_id: a }))).toEqual(['no', 'no', bySubnet('a')]);
    expect(address(instance({ subnet_id: '${aws_subnet.open.id}' }))).toEqual([
      'yes',
      'no',
      bySubnet('open'),
    ]);
    expect(address(instance({ subnet_id: '${var.any}' }))).toEqual([
      ...['maybe', 'maybe', 'Its subnets are not known'],
    ]);
  });

  it('is what it asks for, or its template', () => {
    const flag = 'associate_public_ip_address';
    expect(address(instance({ subnet_id: a, [flag]: true }))).toEqual([
      ...['yes', 'no', byFlag(flag, 'aws_instance.web')],
    ]);
    const template = { network_interfaces: [{ [flag]: true }] };
    expect(address(launched(template, { subnet_id: a }))).toEqual([
      ...['yes', 'no', byFlag(`network_interfaces.${flag}`, 'aws_launch_template.web')],
    ]);
    expect(address(launched(template, { subnet_id: a, [flag]: false }))[0]).toBe('no');
  });

  it('is an elastic one by the instance or by its interface', () => {
    const instanceId = '${aws_instance.web.id}';
    const cardId = '${aws_network_interface.card.id}';
    const elastic = (type: string, values: Json, own: Json = { subnet_id: a }, more: Blocks = {}) =>
      address(instance(own, { [type]: { ip: values }, ...more }));
    const by = (type: string, ipv4 = 'yes') => [ipv4, 'no', `${type}.ip gives it a public address`];
    expect(elastic('aws_eip', { instance: instanceId })).toEqual(by('aws_eip'));
    expect(elastic('aws_eip', { instance: instanceId, count: '${var.any}' })).toEqual(by('aws_eip', 'maybe'));
    const association = 'aws_eip_association';
    expect(elastic(association, { instance_id: instanceId })).toEqual(by(association));
    expect(elastic('aws_eip', { network_interface: cardId }, byCard, card({}))).toEqual(by('aws_eip'));
    expect(elastic(association, { network_interface_id: cardId }, byCard, card({}))).toEqual(by(association));
  });

  it('is none on an interface that is there already, unless an elastic one may be of it', () => {
    const why = 'No elastic address is of aws_network_interface.card';
    const open = card({ subnet_id: '${aws_subnet.open.id}' });
    expect(address(instance(byCard, open))).toEqual(['no', 'no', why]);
    const perhaps: readonly Blocks[] = [
      { aws_eip: { ip: { network_interface: '${var.any}' } } },
      { aws_eip_association: { ip: { network_interface_id: '${var.any}' } } },
    ];
    for (const values of perhaps)
      expect(address(instance(byCard, { ...open, ...values }))).toEqual(['maybe', 'no', why]);
  });

  it.each<[Json, string]>([
    [{}, 'no'],
    [{ ipv6_address_count: 1 }, 'yes'],
    [{ ipv6_addresses: ['2001:db8::1'] }, 'yes'],
    [{ network_interfaces: [{ ipv6_address_count: 1 }] }, 'yes'],
  ])('is one of IPv6 of a template with %j: %s', (template, ipv6) => {
    expect(address(launched(template, { subnet_id: a }))[1]).toBe(ipv6);
  });
});
