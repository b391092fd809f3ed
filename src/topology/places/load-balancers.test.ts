import { describe, expect, it } from 'vitest';
import { type Blocks, onlyPlaceOf } from '../../../test/fixtures/places-of.js';
import type { Json } from '../../model/json.js';

const vpc_id = '${aws_vpc.main.id}';
const [a, b, six] = ['${aws_subnet.a.id}', '${aws_subnet.b.id}', '${aws_subnet.six.id}'];
const known = (...value: readonly unknown[]) => ({ state: 'known', value });
const unknown = (why: string) => ({ state: 'unknown', why });

const place = (resource: Blocks, data: Blocks = {}) =>
  onlyPlaceOf(
    {
      aws_subnet: { a: { vpc_id }, b: { vpc_id }, six: { vpc_id, ipv6_cidr_block: '2001:db8::/64' } },
      aws_security_group: { web: { vpc_id } },
      aws_lb_target_group: { one: { port: 80 }, two: { port: 81 }, three: { port: 82 } },
      ...resource,
    },
    data,
  );
const balancer = (values: Json, more: Blocks = {}) => place({ aws_lb: { web: values }, ...more });

describe('a load balancer', () => {
  it.each<[string, Json, variant: string | undefined]>([
    ['aws_lb', {}, 'application'],
    ['aws_lb', { load_balancer_type: 'network' }, 'network'],
    ['aws_alb', {}, 'application'],
    ['aws_elb', {}, 'classic'],
  ])('of the type %s with %j is of the variant %s', (type, values, variant) => {
    expect(place({ [type]: { web: values } })).toMatchObject({
      ...{ kind: 'load-balancer', label: 'web', variant, isManaged: true, roles: known(), keys: known() },
    });
  });

  it.each<[string, variant: string | undefined]>([
    ['aws_lb', undefined],
    ['aws_alb', undefined],
    ['aws_elb', 'classic'],
  ])('that is looked up as %s is known by its name alone', (type, variant) => {
    const why = unknown(`data.${type}.web is looked up`);
    expect(place({}, { [type]: { web: { name: 'web', subnets: [a] } } })).toMatchObject({
      ...{ kind: 'load-balancer', variant, isManaged: false, ports: why },
      network: { subnets: why, groups: why, publicAddress: { ipv4: 'maybe', ipv6: 'maybe' } },
    });
  });

  it('stands in its subnets, whichever way it names them', () => {
    expect(balancer({ subnets: [a, b] }).network?.subnets).toEqual(known('aws_subnet.a', 'aws_subnet.b'));
    const mapped = balancer({
      subnet_mapping: [{ subnet_id: a }, { subnet_id: b, allocation_id: 'eipalloc-1' }],
    });
    expect(mapped.network?.subnets).toEqual(known('aws_subnet.a', 'aws_subnet.b'));
  });

  it.each([
    ['application', known('default security group of aws_vpc.main')],
    ['network', known()],
    ['gateway', known()],
  ])('of the variant %s that names no group has %j', (load_balancer_type, groups) => {
    expect(balancer({ load_balancer_type, subnets: [a] }).network?.groups).toEqual(groups);
    const own = balancer({
      load_balancer_type,
      subnets: [a],
      security_groups: ['${aws_security_group.web.id}'],
    });
    expect(own.network?.groups).toEqual(known('aws_security_group.web'));
  });
});

describe('the public address of a load balancer', () => {
  const stack = { subnets: [six] };
  it.each<[Json, ipv4: string, ipv6: string]>([
    [{ ...stack }, 'yes', 'no'],
    [{ ...stack, internal: false }, 'yes', 'no'],
    [{ ...stack, internal: true, ip_address_type: 'dualstack' }, 'no', 'no'],
    [{ ...stack, internal: '${var.any}', ip_address_type: 'dualstack' }, 'maybe', 'maybe'],
    [{ ...stack, ip_address_type: 'ipv4' }, 'yes', 'no'],
    [{ ...stack, ip_address_type: 'dualstack' }, 'yes', 'yes'],
    [{ ...stack, ip_address_type: 'dualstack-without-public-ipv4' }, 'no', 'yes'],
    [{ ...stack, ip_address_type: '${var.any}' }, 'maybe', 'maybe'],
    [{ subnets: [a], ip_address_type: 'dualstack' }, 'yes', 'no'],
    [{ subnets: [six, a], ip_address_type: 'dualstack' }, 'yes', 'no'],
    [{ subnets: '${var.any}', ip_address_type: 'dualstack' }, 'yes', 'maybe'],
    [{ subnets: '${var.any}' }, 'yes', 'no'],
  ])('with %j is, by family, %s and %s', (values, ipv4, ipv6) => {
    expect(balancer(values).network?.publicAddress).toMatchObject({ ipv4, ipv6 });
  });

  it('is said in words', () => {
    const why = (values: Json) => balancer(values).network?.publicAddress.why;
    expect(why({ internal: true })).toBe('The load balancer is internal');
    expect(why({})).toBe('The load balancer faces the internet');
  });
});

describe('the ports of a load balancer', () => {
  const load_balancer_arn = '${aws_lb.web.arn}';
  const group = (name: string) => `\${aws_lb_target_group.${name}.arn}`;
  const listener = (values: Json, more: Blocks = {}) =>
    balancer({}, { aws_lb_listener: { one: { load_balancer_arn, port: 443, ...values } }, ...more }).ports;

  it.each<[protocol: string | undefined, carried: readonly string[]]>([
    [undefined, ['tcp']],
    ['HTTPS', ['tcp']],
    ['TLS', ['tcp']],
    ['UDP', ['udp']],
    ['udp', ['udp']],
    ['TCP_UDP', ['tcp', 'udp']],
    ['QUIC', ['udp']],
    ['TCP_QUIC', ['tcp', 'udp']],
  ])('by a listener for %s are of %j', (protocol, carried) => {
    expect(listener({ protocol })).toMatchObject(
      known(...carried.map((one) => ({ protocol: one, port: 443 }))),
    );
  });

  it('are those of each listener that says one', () => {
    const ports = listener({}, { aws_alb_listener: { two: { load_balancer_arn, port: 80 } } });
    expect(ports).toMatchObject(known({ port: 443 }, { port: 80 }));
    expect(listener({ port: undefined })).toEqual(known());
  });

  it('are not known where a port, or the load balancer of the only listener, is not', () => {
    expect(listener({ port: '${var.any}' })).toEqual(
      unknown('`port` of aws_lb_listener.one is known only after apply'),
    );
    expect(listener({ load_balancer_arn: '${var.any}' })).toEqual(
      unknown('Whether a listener is of aws_lb.web is not known'),
    );
  });

  it('are those that are known where another listener may be of it', () => {
    const perhaps = { aws_alb_listener: { two: { load_balancer_arn: '${var.any}', port: 80 } } };
    expect(listener({}, perhaps)).toMatchObject(known({ port: 443 }));
  });

  it('lead to the target groups of the listener and of its rules, to each once', () => {
    const action = (name: string) => [{ type: 'forward', target_group_arn: group(name) }];
    const weighted = (...names: readonly string[]) => [
      { type: 'forward', forward: [{ target_group: names.map((name) => ({ arn: group(name) })) }] },
    ];
    const rule = (one: unknown) => ({
      aws_lb_listener_rule: { one: { listener_arn: '${aws_lb_listener.one.arn}', action: one } },
    });
    const groupsOf = (values: Json, more: Blocks = {}) => {
      const ports = listener(values, more);
      return ports?.state === 'known' ? ports.value.map(({ targetGroups }) => targetGroups) : undefined;
    };
    const [one, two, three] = ['one', 'two', 'three'].map((name) => `aws_lb_target_group.${name}`);
    expect(groupsOf({ default_action: action('one') })).toEqual([known(one)]);
    expect(groupsOf({ default_action: weighted('one', 'two') })).toEqual([known(one, two)]);
    expect(groupsOf({ default_action: action('one') }, rule(action('two')))).toEqual([known(one, two)]);
    expect(groupsOf({ default_action: action('one') }, rule(weighted('one', 'three')))).toEqual([
      known(one, three),
    ]);
    const late = rule([{ type: 'forward', target_group_arn: '${var.any}' }]);
    expect(groupsOf({ default_action: action('one') }, late)).toEqual([
      unknown('`action.target_group_arn` of aws_lb_listener_rule.one is known only after apply'),
    ]);
  });

  it('are in the blocks of a classic one', () => {
    const classic = (values: Json) => place({ aws_elb: { web: values } }).ports;
    expect(classic({ listener: [{ lb_port: 80 }, { lb_port: 443 }, {}] })).toMatchObject(
      known({ protocol: 'tcp', port: 80, targetGroups: known() }, { protocol: 'tcp', port: 443 }),
    );
    expect(classic({ listener: '${var.any}' })).toEqual(
      unknown('The listeners of aws_elb.web are known only after apply'),
    );
    expect(classic({ listener: [{ lb_port: '${var.any}' }] })).toEqual(
      unknown('`listener[0].lb_port` of aws_elb.web is known only after apply'),
    );
  });
});
