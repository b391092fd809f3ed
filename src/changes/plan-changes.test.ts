import { expect, it } from 'vitest';
import { parsePlan } from '../terraform/json/plan.js';
import { planChanges } from './plan-changes.js';

const change = (address: string, actions: string[], more: object = {}, mode = 'managed') => ({
  address,
  mode,
  type: address.replace('data.', '').split('.')[0],
  change: { actions, before: null, after: null, after_unknown: {}, ...more },
});
const read = (resource_changes: unknown[], output_changes = {}) =>
  planChanges(
    parsePlan(JSON.stringify({ format_version: '1.2', resource_changes, output_changes }), 'dev-001'),
  );

it('counts what is created, updated, replaced and destroyed', () => {
  const plan = read([
    change('aws_lb.a', ['create']),
    change('aws_lb.b', ['update']),
    change('aws_lb.c', ['create', 'delete']),
    change('aws_lb.d', ['delete']),
    change('aws_lb.e', ['no-op']),
    change('data.aws_vpc.f', ['read'], {}, 'data'),
    change('aws_lb.f', ['read']),
    // No Terraform says so; what is read is not ours whatever is said of it.
    change('data.aws_lb.g', ['create', 'delete'], {}, 'data'),
  ]);
  expect(plan.summary).toEqual({ create: 1, update: 1, replace: 1, destroy: 1, rotate: 0 });
  expect(plan.changes.map(({ address }) => address)).toEqual([
    'aws_lb.a',
    'aws_lb.b',
    'aws_lb.c',
    'aws_lb.d',
  ]);
  expect(plan.steps).toBe(5);
});

it('calls a new version of the password a rotation', () => {
  const plan = read([
    change('aws_secretsmanager_secret_version.password', ['delete', 'create']),
    change('aws_db_instance.postgres', ['update'], {
      before: { password_wo_version: 1, port: 5432 },
      after: { password_wo_version: 2, port: 5432 },
    }),
  ]);
  expect(plan.summary).toEqual({ create: 0, update: 0, replace: 0, destroy: 0, rotate: 2 });
  expect(plan.changes[1]).toMatchObject({
    address: 'aws_db_instance.postgres',
    actions: ['update'],
    kind: 'rotate',
  });
});

it.each([
  [{ after: { password_wo_version: 2, port: 5433 } }],
  [{ after: { password_wo_version: 2 }, after_unknown: { vpc_security_group_ids: true } }],
])('calls it an update when something else changes too', (more) => {
  const before = { password_wo_version: 1, port: 5432 };
  const plan = read([change('aws_db_instance.postgres', ['update'], { before, ...more })]);
  expect(plan.summary).toMatchObject({ update: 1, rotate: 0 });
});

it('has changes of outputs without one of a resource', () => {
  expect(read([], { a: { actions: ['no-op'] } }).outputsChange).toBe(false);
  expect(read([], { a: { actions: ['no-op'] }, b: { actions: ['create'] } }).outputsChange).toBe(true);
});

it('calls half made what would be made again while its name is taken', () => {
  const tainted = (address: string, actions: string[]) => ({
    ...change(address, actions),
    action_reason: 'replace_because_tainted',
  });
  const plan = read([
    // A load balancer frees its name at once, a secret after days.
    tainted('aws_lb.before', ['delete', 'create']),
    tainted('aws_lb.after', ['create', 'delete']),
    tainted('aws_secretsmanager_secret.s', ['delete', 'create']),
    change('aws_secretsmanager_secret.other', ['delete', 'create']),
  ]);
  expect(plan.halfMade).toEqual(['aws_lb.after', 'aws_secretsmanager_secret.s']);
});

it('lists the protections that stop a destroy, and holds no value', () => {
  const plan = read([
    change('aws_db_instance.postgres', ['delete'], {
      before: { deletion_protection: true, username: 'canary' },
    }),
    change('aws_lb.alb', ['delete'], { before: { enable_deletion_protection: true } }),
    change('aws_lb.other', ['delete'], { before: { enable_deletion_protection: false } }),
    change('aws_lb.kept', ['update'], { before: { enable_deletion_protection: true } }),
    change('data.aws_lb.read', ['delete'], { before: { enable_deletion_protection: true } }, 'data'),
  ]);
  expect(plan.protections).toEqual([
    { address: 'aws_db_instance.postgres', setting: 'database.deletionProtection' },
    { address: 'aws_lb.alb', setting: 'loadBalancer.deletionProtection' },
  ]);
  expect(JSON.stringify(plan)).not.toContain('canary');
});
