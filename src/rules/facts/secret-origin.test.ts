import { expect, it } from 'vitest';
import { readPlan } from '../../model/plan/read-plan.js';
import { readStack } from '../../model/stack/read-stack.js';
import { secretOrigin } from './secret-origin.js';

function originIn(model: ReturnType<typeof readStack>, path = 'password') {
  const [database] = model.ofType('aws_db_instance');
  return database === undefined ? undefined : secretOrigin(model, database, path);
}

const stack = (password: unknown, more: object = {}) =>
  originIn(readStack({ resource: { aws_db_instance: { db: { password } } }, ...more }));

it('tells where a value comes from', () => {
  expect(stack(null)).toEqual({ kind: 'none' });
  expect(stack('')).toEqual({ kind: 'none' });
  expect(stack('${ephemeral.random_password.a.result}')).toEqual({
    kind: 'ephemeral',
    addresses: ['ephemeral.random_password.a'],
  });
  expect(stack('changeme123')).toMatchObject({ kind: 'stored', how: expect.stringContaining('literal') });
  expect(stack('${var.p}', { variable: { p: { default: 'changeme123' } } })).toMatchObject({
    how: expect.stringContaining('variable'),
  });
  expect(stack('${data.aws_secretsmanager_secret_version.a.secret_string}')).toMatchObject({
    how: expect.stringContaining('data source'),
  });
  expect(stack('${module.secrets.password}')).toEqual({ kind: 'unknown' });
});

it('never repeats the value', () => {
  expect(JSON.stringify([stack('changeme123'), stack('${"changeme123"}')])).not.toContain('changeme123');
});

it('names the source of a value that a plan knows', () => {
  const plan = readPlan({
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          {
            address: 'aws_db_instance.db',
            mode: 'managed',
            type: 'aws_db_instance',
            name: 'db',
            values: { password: 'changeme123' },
          },
        ],
      },
    },
    resource_changes: [
      {
        address: 'aws_db_instance.db',
        mode: 'managed',
        type: 'aws_db_instance',
        name: 'db',
        change: { actions: ['create'], before: null, after: { password: 'changeme123' }, after_unknown: {} },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: 'aws_db_instance.db',
            mode: 'managed',
            type: 'aws_db_instance',
            name: 'db',
            expressions: {
              password: {
                references: [
                  'data.aws_secretsmanager_secret_version.a.secret_string',
                  'data.aws_secretsmanager_secret_version.a',
                ],
              },
            },
          },
        ],
      },
    },
  });
  expect(originIn(plan)).toEqual({
    kind: 'stored',
    how: 'It comes from `data.aws_secretsmanager_secret_version.a`, whose values the state holds.',
  });
});
