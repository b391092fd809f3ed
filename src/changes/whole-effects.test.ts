import { describe, expect, it } from 'vitest';
import { resourceTypeOf } from '../resources/index.js';
import { parsePlan } from '../terraform/json/plan.js';
import { readChanges } from './read-changes.js';

interface Sides {
  readonly before?: object | null;
  readonly after?: object | null;
  readonly [mark: string]: unknown;
}

/** What a change of a resource means as a whole. */
function effectsOf(
  type: string,
  actions: readonly string[],
  { before = null, after = null, ...marks }: Sides,
) {
  const resource = { address: `${type}.x`, mode: 'managed', type, name: 'x' };
  const change = { actions, before, after, after_unknown: {}, ...marks };
  const plan = {
    format_version: '1.2',
    resource_changes: [{ ...resource, change }],
    configuration: { root_module: { resources: [{ ...resource, expressions: {} }] } },
  };
  const [read] = readChanges(parsePlan(JSON.stringify(plan), 'dev-001'));
  return read?.effects ?? [];
}
const does = (...asked: Parameters<typeof effectsOf>) => effectsOf(...asked).map((one) => one.does);

const rule = 'aws_vpc_security_group_ingress_rule';
const open = { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' };
const closed = { ...open, cidr_ipv4: '10.0.0.0/8' };
const everybody = 'TCP 443 from 0.0.0.0/0 (everybody)';
const inside = 'TCP 443 from 10.0.0.0/8';

describe('a rule of a security group', () => {
  it('opens where it comes, and closes where it goes', () => {
    expect(does(rule, ['create'], { after: open })).toEqual([`opens ${everybody}`]);
    expect(does(rule, ['delete'], { before: open })).toEqual([`closes ${everybody}`]);
  });

  it('does both where it changes, and nothing where it lets the same through', () => {
    expect(does(rule, ['update'], { before: open, after: closed })).toEqual([
      `opens ${inside}; closes ${everybody}`,
    ]);
    const described = { ...open, description: 'other' };
    expect(does(rule, ['update'], { before: open, after: described })).toEqual([]);
    expect(effectsOf(rule, ['create'], { after: open })).toMatchObject([{ gravity: 'access' }]);
  });

  it('says nothing of a side that is secret', () => {
    expect(does(rule, ['update'], { before: open, after: closed, before_sensitive: true })).toEqual([
      `opens ${inside}`,
    ]);
    const marked = { before: open, after: closed, after_sensitive: { cidr_ipv4: true } };
    expect(does(rule, ['update'], marked).join()).not.toContain('10.0.0.0');
  });
});

describe('a resource that is deleted before the new one is made', () => {
  const [type = ''] = ['aws_lb'].filter((one) => resourceTypeOf(one)?.away !== undefined);
  const sides = { before: { name: 'a' }, after: { name: 'b' } };

  it('is away until then', () => {
    expect(effectsOf(type, ['delete', 'create'], sides)).toContainEqual({
      gravity: 'downtime',
      ...resourceTypeOf(type)?.away,
      takes: `${resourceTypeOf(type)?.takes?.create}, plus the deletion`,
    });
  });

  it('is not where the new one comes first, or where it is no replacement', () => {
    const away = resourceTypeOf(type)?.away?.does;
    expect(does(type, ['create', 'delete'], sides)).not.toContain(away);
    expect(does(type, ['update'], sides)).not.toContain(away);
  });
});

describe('a type that nobody has declared', () => {
  it('means nothing as a whole', () => {
    expect(effectsOf('aws_sns_topic', ['create'], { after: { name: 'x' } })).toEqual([]);
  });
});
