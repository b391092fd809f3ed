import { expect, it } from 'vitest';
import { createdResources } from './created-resources.js';
import { parsePlan } from './plan.js';

const change = (address: string, after: object, actions: readonly string[] = ['create']) => ({
  address,
  type: address.split('.')[0],
  mode: address.startsWith('data.') ? 'data' : 'managed',
  change: { actions, after },
});
const created = (plan: object) =>
  createdResources(parsePlan(JSON.stringify({ format_version: '1.2', ...plan }), 'dev-001'));
const configuration = (address: string, expressions: object) => ({
  root_module: { resources: [{ address, expressions }] },
});

it('takes the names of what is created or replaced, and nothing else of it', () => {
  const database = { identifier: 'postgres-dev-001', username: 'canary', password: 'canary', port: 5432 };
  const plan = {
    resource_changes: [
      change('aws_db_instance.postgres', database, ['delete', 'create']),
      change('aws_lb.alb', { name: 'alb' }, ['update']),
      change('aws_other.x', { name: 'canary' }),
      change('data.aws_lb.read', { name: 'read' }),
    ],
  };
  expect(created(plan)).toEqual([
    {
      address: 'aws_db_instance.postgres',
      resourceType: 'aws_db_instance',
      identity: { identifier: 'postgres-dev-001' },
    },
    { address: 'aws_other.x', resourceType: 'aws_other', identity: {} },
  ]);
});

it('says from which resource a name will come that is not known yet', () => {
  const listener = 'aws_lb_listener.http';
  const plan = {
    resource_changes: [change(listener, { port: 80 }), change(`${listener}[0]`, { port: 81 })],
    configuration: configuration(listener, {
      load_balancer_arn: { references: ['aws_lb.alb.arn', 'aws_lb.alb'] },
      port: { constant_value: 80 },
    }),
  };
  expect(created(plan).map(({ identity }) => identity)).toEqual([
    { load_balancer_arn: { of: 'aws_lb.alb' }, port: 80 },
    { load_balancer_arn: { of: 'aws_lb.alb' }, port: 81 },
  ]);
});

it('knows no name that comes from elsewhere', () => {
  const plan = {
    resource_changes: [change('aws_lb.alb', { name: null })],
    configuration: configuration('aws_lb.alb', { name: { references: ['local.name'] } }),
  };
  expect(created(plan)).toMatchObject([{ identity: {} }]);
  expect(created({})).toEqual([]);
});
