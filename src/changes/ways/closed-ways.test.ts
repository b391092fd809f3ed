import { describe, expect, it } from 'vitest';
import { type PlannedPart, planOfParts } from '../../../test/fixtures/plan-of-group.js';
import { readChanges } from '../read-changes.js';

const [lb, app, db] = ['sg-lb', 'sg-app', 'sg-db'];
const kept = (values: object): PlannedPart => ({ actions: ['no-op'], before: values, after: values });
const gone = (before: object): PlannedPart => ({ actions: ['delete'], before, after: null });
const made = (after: object): PlannedPart => ({ actions: ['create'], before: null, after });
const places: Readonly<Record<string, PlannedPart>> = {
  'aws_lb.alb': kept({ arn: 'arn:lb', security_groups: [lb] }),
  'aws_lb_listener.http': kept({ load_balancer_arn: 'arn:lb', port: 80, protocol: 'HTTP' }),
  'aws_lb_target_group.tg': kept({ port: 8080, protocol: 'HTTP' }),
  'aws_launch_template.t': kept({ vpc_security_group_ids: [app] }),
  'aws_db_instance.db': kept({ port: 5432, vpc_security_group_ids: [db] }),
};
const rule = (group: string | undefined, port: number, peer: object) => ({
  ...{ security_group_id: group, ip_protocol: 'tcp', from_port: port, to_port: port },
  ...peer,
});
const from = (group: string | undefined) => ({ referenced_security_group_id: group });
const range = (cidr: string) => ({ cidr_ipv4: cidr });
const ingress = 'aws_vpc_security_group_ingress_rule.r';
const egress = 'aws_vpc_security_group_egress_rule.r';

function told(parts: Readonly<Record<string, PlannedPart>>, address: string) {
  const found = readChanges(planOfParts({ ...places, ...parts })).find((one) => one.address === address);
  const closed = (found?.effects ?? []).filter(({ gravity }) => gravity === 'downtime');
  return { gravity: found?.gravity, does: closed.map(({ does }) => does) };
}

const ways = [
  [
    'of users to the load balancer',
    ingress,
    rule(lb, 80, range('0.0.0.0/0')),
    'closes port 80 of aws_lb.alb',
  ],
  ['of the load balancer to instances', ingress, rule(app, 8080, from(lb)), 'aws_lb_target_group.tg'],
  ['out of the load balancer', egress, rule(lb, 8080, from(app)), 'aws_lb_target_group.tg'],
  ['of instances to the database', ingress, rule(db, 5432, from(app)), 'aws_db_instance.db'],
  ['out of the instances', egress, rule(app, 5432, from(db)), 'aws_db_instance.db'],
] as const;

describe('a rule that is taken away, or leads to another port', () => {
  it.each(ways)('is a downtime where it is the way %s', (_name, address, values, words) => {
    const { gravity, does } = told({ [address]: gone(values) }, address);
    expect(gravity).toBe('downtime');
    expect(does).toEqual([expect.stringContaining(words)]);
    const moved = { before: values, after: { ...values, from_port: 9000, to_port: 9000 } };
    expect(told({ [address]: moved }, address)).toEqual({ gravity: 'downtime', does });
  });

  it.each(ways)('is access where it opens the way %s', (_name, address, values) => {
    expect(told({ [address]: made(values) }, address)).toEqual({ gravity: 'access', does: [] });
    const before = { ...values, from_port: 9000, to_port: 9000 };
    expect(told({ [address]: { before, after: values } }, address)).toEqual({ gravity: 'access', does: [] });
  });

  it.each(ways)('is access where another rule leaves open the way %s', (_name, address, values) => {
    const [type = ''] = address.split('.');
    const wider = { ...values, from_port: 1, to_port: 65_535 };
    for (const other of [
      kept(wider),
      made(values),
      made({ ...values, ip_protocol: '-1', from_port: null, to_port: null }),
    ]) {
      const parts = { [address]: gone(values), [`${type}.other`]: other };
      expect(told(parts, address)).toEqual({ gravity: 'access', does: [] });
    }
  });

  it('is access where nobody comes that way', () => {
    for (const [address, values] of [
      [ingress, rule(lb, 443, range('0.0.0.0/0'))],
      [ingress, rule(app, 22, range('10.0.0.0/8'))],
      [ingress, rule(db, 5432, range('203.0.113.0/24'))],
      [ingress, rule(db, 5432, from('sg-of-others'))],
      [egress, rule(app, 443, range('0.0.0.0/0'))],
      [ingress, rule('sg-of-others', 80, range('0.0.0.0/0'))],
    ] as const)
      expect(told({ [address]: gone(values) }, address)).toEqual({ gravity: 'access', does: [] });
  });

  it('is access where what is known only after the apply may leave the way open', () => {
    const next = {
      ...made(rule(undefined, 8080, {})),
      unknown: { security_group_id: true, referenced_security_group_id: true },
    };
    const parts = {
      [ingress]: gone(rule(app, 8080, from(lb))),
      'aws_vpc_security_group_ingress_rule.n': next,
    };
    expect(told(parts, ingress)).toEqual({ gravity: 'access', does: [] });
  });

  it('is access where all goes', () => {
    const all = Object.fromEntries(
      Object.entries(places).map(([address, { before }]) => [address, gone(before ?? {})]),
    );
    expect(told({ ...all, [ingress]: gone(rule(lb, 80, range('0.0.0.0/0'))) }, ingress).gravity).toBe(
      'access',
    );
  });
});

describe('the sources of a load balancer', () => {
  const former = 'aws_vpc_security_group_ingress_rule.former';
  const next = 'aws_vpc_security_group_ingress_rule.next';
  const both = (before: string, after: string) => ({
    [former]: gone(rule(lb, 80, range(before))),
    [next]: made(rule(lb, 80, range(after))),
  });

  it('that are narrowed shut out those who came from elsewhere, and who still comes is said', () => {
    expect(told(both('0.0.0.0/0', '10.0.0.0/8'), former)).toEqual({
      gravity: 'downtime',
      does: [
        'closes port 80 of aws_lb.alb, on which users come, to 0.0.0.0/0 (everybody): 10.0.0.0/8 still reach it',
      ],
    });
    const narrowed = { before: rule(lb, 80, range('10.0.0.0/8')), after: rule(lb, 80, range('10.1.0.0/16')) };
    expect(told({ [ingress]: narrowed }, ingress).gravity).toBe('downtime');
  });

  it('that go altogether leave nobody, and everybody of IPv6 is called so too', () => {
    const all = gone({ ...rule(lb, 80, { cidr_ipv6: '::/0' }) });
    expect(told({ [ingress]: all }, ingress).does).toEqual([
      'closes port 80 of aws_lb.alb, on which users come, to ::/0 (everybody): nobody reaches it there any more',
    ]);
  });

  it('that are known only after the apply may be the same', () => {
    const open = { ...made(rule(lb, 80, {})), unknown: { cidr_ipv4: true } };
    expect(told({ [former]: gone(rule(lb, 80, range('0.0.0.0/0'))), [next]: open }, former).does).toEqual([]);
  });

  it('that are widened shut out nobody', () => {
    expect(told(both('10.0.0.0/8', '0.0.0.0/0'), former)).toEqual({ gravity: 'access', does: [] });
  });
});

describe('rules that stand in a group, or in the older type', () => {
  const inline = (...ports: readonly number[]) => ({
    id: lb,
    ingress: ports.map((port) => ({
      protocol: 'tcp',
      from_port: port,
      to_port: port,
      cidr_blocks: ['0.0.0.0/0'],
    })),
  });
  const group = { before: inline(80, 443), after: inline(443) };

  it('are read as the others are', () => {
    const written = { ingress: 'x' };
    expect(told({ 'aws_security_group.g': { ...group, written } }, 'aws_security_group.g').gravity).toBe(
      'downtime',
    );
    const older = { type: 'ingress', security_group_id: db, protocol: 'tcp', from_port: 5432, to_port: 5432 };
    const address = 'aws_security_group_rule.r';
    const parts = { [address]: gone({ ...older, source_security_group_id: app }) };
    expect(told(parts, address).does).toEqual([
      expect.stringContaining('the instances reach aws_db_instance.db'),
    ]);
  });

  const older = (more: object) => ({
    ...{ type: 'ingress', security_group_id: db, protocol: 'tcp', from_port: 5432, to_port: 5432 },
    ...{ source_security_group_id: app, ...more },
  });
  const stays = 'aws_security_group_rule.stays';
  const goes = 'aws_security_group_rule.goes';

  it.each([
    ['everything, as AWS says it', '-1'],
    ['everything, as a word', 'all'],
    ['TCP by its number', '6'],
  ])('leave a way open by a rule of %s', (_name, protocol) => {
    const ports = protocol === '6' ? {} : { from_port: 0, to_port: 0 };
    const parts = { [goes]: gone(older({})), [stays]: kept(older({ protocol, ...ports })) };
    expect(told(parts, goes).does).toEqual([]);
  });

  it.each(['17', 'udp'])('leave a way of UDP open by a rule of %s', (protocol) => {
    const dns = { port: 53, protocol: 'UDP', load_balancer_arn: 'arn:lb' };
    const asked = { security_group_id: lb, from_port: 53, to_port: 53, source_security_group_id: undefined };
    const source = (cidr: string) => ({ ...asked, protocol, cidr_blocks: [cidr] });
    const parts = {
      'aws_lb_listener.dns': kept(dns),
      [goes]: gone(older({ ...source('10.0.0.0/8'), protocol: 'udp' })),
    };
    expect(told(parts, goes).does).toEqual([expect.stringContaining('closes port 53 of aws_lb.alb')]);
    expect(told({ ...parts, [stays]: kept(older(source('10.0.0.0/8'))) }, goes).does).toEqual([]);
  });

  it.each([
    ['UDP by its number', { protocol: '17' }],
    ['UDP', { protocol: 'udp' }],
    ['other ports', { from_port: 5433, to_port: 5500 }],
    ['the other way', { type: 'egress' }],
  ])('leave no way open by a rule of %s', (_name, more) => {
    const parts = { [goes]: gone(older({})), [stays]: kept(older(more)) };
    expect(told(parts, goes).does).toEqual([
      expect.stringContaining('the instances reach aws_db_instance.db'),
    ]);
  });

  it('tell once what both sides of one group close', () => {
    const own = [{ protocol: 'tcp', from_port: 8080, to_port: 8080, self: true }];
    const parts = {
      'aws_lb.alb': kept({ arn: 'arn:lb', security_groups: [app] }),
      'aws_security_group.g': {
        before: { id: app, ingress: own, egress: own },
        after: { id: app, ingress: [], egress: [] },
        written: { ingress: 'x', egress: 'x' },
      },
    };
    expect(told(parts, 'aws_security_group.g').does).toEqual([
      expect.stringContaining('the load balancer sends requests to the instances'),
    ]);
  });

  it('that AWS answers with and nobody has written leave nothing open, and close nothing', () => {
    const mirror = { 'aws_security_group.g': kept(inline(80)) };
    expect(told({ ...mirror, [ingress]: gone(rule(lb, 80, range('0.0.0.0/0'))) }, ingress).gravity).toBe(
      'downtime',
    );
    expect(told({ 'aws_security_group.g': group }, 'aws_security_group.g').does).toEqual([]);
  });
});

it('a listener that goes is a downtime, and one that comes is access', () => {
  const values = { load_balancer_arn: 'arn:lb', port: 443, protocol: 'HTTPS' };
  const address = 'aws_lb_listener.https';
  expect(told({ [address]: gone(values) }, address).gravity).toBe('downtime');
  expect(told({ [address]: made(values) }, address).gravity).toBe('access');
});

it('what is marked as sensitive is not told', () => {
  const secret = { ...gone(rule(lb, 80, range('198.51.100.0/24'))), sensitive: { cidr_ipv4: true } };
  expect(JSON.stringify(told({ [ingress]: secret }, ingress))).not.toContain('198.51');
});

it('a listener without a port is no way that users come', () => {
  const listener = { 'aws_lb_listener.all': kept({ load_balancer_arn: 'arn:lb', protocol: 'GENEVE' }) };
  const wide = rule(lb, 443, range('0.0.0.0/0'));
  const parts = { ...listener, [ingress]: gone({ ...wide, from_port: null, to_port: null }) };
  expect(told(parts, ingress).does.join()).not.toContain('undefined');
});

it('a load balancer that goes for good serves nobody any more', () => {
  const parts = { 'aws_lb.alb': gone({ arn: 'arn:lb', security_groups: [lb] }) };
  expect(told({ ...parts, [ingress]: gone(rule(lb, 80, range('0.0.0.0/0'))) }, ingress)).toEqual({
    gravity: 'access',
    does: [],
  });
});

describe('whom a rule lets pass', () => {
  const way = gone(rule(db, 5432, from(app)));
  const other = 'aws_vpc_security_group_ingress_rule.other';

  it.each([
    ['a private range', range('10.0.0.0/8')],
    ['a part of one', range('172.16.4.0/24')],
    ['another one', range('192.168.0.0/16')],
    ['addresses of a carrier', range('100.64.0.0/10')],
    ['everything', range('0.0.0.0/0')],
    ['everything of IPv6', { cidr_ipv6: '::/0' }],
    ['a private range of IPv6', { cidr_ipv6: 'fd00::/8' }],
    ['a list that nobody has read', { prefix_list_id: 'pl-1' }],
    ['the group itself', from(app)],
  ])('instances are among %s', (_name, peer) => {
    expect(told({ [ingress]: way, [other]: kept(rule(db, 5432, peer)) }, ingress).does).toEqual([]);
  });

  it.each([
    ['a range of the internet', range('203.0.113.0/24')],
    ['another group', from('sg-of-others')],
  ])('instances are not among %s', (_name, peer) => {
    expect(told({ [ingress]: way, [other]: kept(rule(db, 5432, peer)) }, ingress).gravity).toBe('downtime');
  });

  it('a group may let itself pass', () => {
    const shared = kept({ port: 5432, vpc_security_group_ids: [app] });
    const rules = {
      'aws_security_group_rule.own': {
        ...{ type: 'ingress', protocol: 'tcp', security_group_id: app, self: true },
        ...{ from_port: 5432, to_port: 5432 },
      },
      'aws_security_group.own': {
        ...{ id: app, egress: [] },
        ingress: [{ protocol: 'tcp', from_port: 5432, to_port: 5432, self: true }],
      },
    };
    for (const [address, values] of Object.entries(rules)) {
      const written = { ingress: 'x', egress: 'x' };
      const open = { [address]: { ...kept(values), written }, 'aws_db_instance.db': shared };
      const lost = gone(rule(app, 5432, from(app)));
      expect(told({ ...open, [ingress]: lost }, ingress).does, address).toEqual([]);
      expect(told({ 'aws_db_instance.db': shared, [ingress]: lost }, ingress).gravity).toBe('downtime');
    }
  });
});

it.each([
  ['aws_alb', 'aws_alb_listener', 'aws_alb_target_group', 'aws_rds_cluster', 'aws_instance'],
  ['aws_lb', 'aws_lb_listener', 'aws_lb_target_group', 'aws_db_instance', 'aws_launch_template'],
])('ways lead to an %s, an %s, an %s and an %s, from an %s', (...types) => {
  const [balancer, listener, targets, database, instances] = types;
  const parts = {
    [`${balancer}.b`]: kept({ arn: 'arn:other', security_groups: ['sg-1'] }),
    [`${listener}.l`]: kept({ load_balancer_arn: 'arn:other', port: 81, protocol: 'HTTP' }),
    [`${targets}.t`]: kept({ port: 8081, protocol: 'HTTP' }),
    [`${instances}.i`]: kept({ vpc_security_group_ids: ['sg-2'] }),
    [`${database}.d`]: kept({ port: 3306, vpc_security_group_ids: ['sg-3'] }),
  };
  const closes = (group: string, port: number, peer: object) =>
    told({ ...parts, [ingress]: gone(rule(group, port, peer)) }, ingress).does.join();
  expect(closes('sg-1', 81, range('0.0.0.0/0'))).toContain(`closes port 81 of ${balancer}.b`);
  expect(closes('sg-2', 8081, from('sg-1'))).toContain(`${targets}.t`);
  expect(closes('sg-3', 3306, from('sg-2'))).toContain(`${database}.d`);
});

it('groups of the network interfaces of a template are those of its instances', () => {
  const template = kept({ network_interfaces: [{ security_groups: ['sg-2'] }] });
  const parts = { 'aws_launch_template.i': template, [ingress]: gone(rule('sg-2', 8080, from(lb))) };
  expect(told(parts, ingress).does.join()).toContain('aws_lb_target_group.tg');
});
