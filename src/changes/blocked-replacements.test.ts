import { describe, expect, it } from 'vitest';
import { changeOf } from '../../test/fixtures/database-plan.js';
import { parsePlan } from '../terraform/json/plan.js';
import { blockedReplacements } from './blocked-replacements.js';

type Change = ReturnType<typeof changeOf>;
const blocked = (...resource_changes: readonly Change[]) =>
  blockedReplacements(parsePlan(JSON.stringify({ format_version: '1.2', resource_changes }), 'dev-001'));
const [createFirst, deleteFirst] = [
  ['create', 'delete'],
  ['delete', 'create'],
];
const replaced = (actions: readonly string[] | undefined, address: string, before: object, after = {}) =>
  changeOf(address, { actions, before, after: { ...before, ...after } });

describe('a replacement whose new one is made first', () => {
  it.each([
    ['aws_lb_target_group.tg', { name: 'tg', protocol: 'HTTP' }, 'tg'],
    ['aws_iam_role.role', { name: 'app', path: '/a/' }, 'app'],
    ['aws_db_parameter_group.group', { name: 'pg' }, 'pg'],
    ['aws_security_group.sg', { name: 'sg', vpc_id: 'vpc-1' }, 'sg vpc-1'],
    ['aws_s3_bucket.bucket', { bucket: 'b' }, 'b'],
    ['module.a.aws_lb.alb[0]', { name: 'alb' }, 'alb'],
  ])('%s has the name of the old one', (address, before, name) => {
    expect(blocked({ ...replaced(createFirst, address, before), type: typeOf(address) })).toEqual([
      { address, name, reason: 'name-taken', users: [] },
    ]);
  });

  it('is free where the name is another one, not known yet, or shared by design', () => {
    expect(blocked(replaced(createFirst, 'aws_lb_target_group.tg', { name: 'a' }, { name: 'b' }))).toEqual(
      [],
    );
    expect(blocked(replaced(createFirst, 'aws_lb_target_group.tg', { name: 'a' }, { name: null }))).toEqual(
      [],
    );
    const moved = replaced(createFirst, 'aws_security_group.sg', { name: 'a', vpc_id: '1' }, { vpc_id: '2' });
    expect(blocked(moved)).toEqual([]);
    expect(blocked(replaced(createFirst, 'aws_route53_zone.zone', { name: 'example.com' }))).toEqual([]);
  });

  it('is told without a name that somebody has marked as sensitive', () => {
    const change = replaced(createFirst, 'aws_iam_role.role', { name: 'canary' });
    const marked = { ...change, change: { ...change.change, before_sensitive: { name: true } } };
    expect(blocked(marked)).toMatchObject([{ name: '(sensitive)' }]);
  });
});

describe('a replacement whose old one goes first', () => {
  const group = replaced(deleteFirst, 'aws_security_group.sg', { id: 'sg-1', name: 'sg', vpc_id: 'vpc-1' });
  const user = (actions: readonly string[]) =>
    changeOf('aws_lb.alb', { actions, before: { security_groups: ['sg-1'] }, after: {} });

  it.each([[['update']], [['no-op']], [['create', 'delete']]])('is used by what stays: %j', (actions) => {
    expect(blocked(group, user(actions))).toEqual([
      { address: 'aws_security_group.sg', name: 'sg-1', reason: 'in-use', users: ['aws_lb.alb'] },
    ]);
  });

  it('is free where what stays uses others alone', () => {
    const other = changeOf('aws_lb.alb', {
      actions: ['update'],
      before: { security_groups: ['sg-2'], name: 'alb' },
      after: {},
    });
    expect(blocked(group, other)).toEqual([]);
  });

  it.each([[['delete']], [['delete', 'create']]])('is free where its user goes before it: %j', (actions) => {
    expect(blocked(group, user(actions))).toEqual([]);
  });

  it('is found by name at the database alone', () => {
    const parameters = replaced(deleteFirst, 'aws_db_parameter_group.group', { name: 'pg' });
    const tagged = changeOf('aws_lb.alb', { actions: ['no-op'], before: { tags: { Name: 'pg' } } });
    expect(blocked(parameters, tagged)).toEqual([]);
    const database = changeOf('aws_db_instance.db', {
      actions: ['update'],
      before: { parameter_group_name: 'pg' },
    });
    expect(blocked(parameters, database)).toMatchObject([
      { reason: 'in-use', users: ['aws_db_instance.db'] },
    ]);
  });

  it('keeps its name for days where a secret can be restored', () => {
    const secret = (recovery_window_in_days: number) =>
      replaced(deleteFirst, 'aws_secretsmanager_secret.s', { name: 'token', recovery_window_in_days });
    expect(blocked(secret(30))).toMatchObject([{ name: 'token', reason: 'name-kept' }]);
    expect(blocked(secret(0))).toEqual([]);
  });
});

const typeOf = (address: string) => /aws_\w+/.exec(address)?.[0] ?? '';
