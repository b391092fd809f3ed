import { expect, it } from 'vitest';
import type { ProgressEvent } from '../../events/events.js';
import type { TerraformMessage } from '../json/messages.js';
import { ApplyTracker } from './progress.js';

const hook = (type: string, addr: string, action: string) =>
  ({
    type,
    hook: { resource: { addr, resource_type: '' }, action },
  }) as TerraformMessage;

function track(total: number) {
  const events: ProgressEvent[] = [];
  let now = 0;
  const tracker = new ApplyTracker({
    environment: 'dev-001',
    total,
    emit: (event) => events.push(event),
    now: () => now,
  });
  return { events, tracker, wait: (ms: number) => (now += ms) };
}

it('tells what runs, how much is done and how long it took', () => {
  const { events, tracker, wait } = track(2);
  tracker.take(hook('apply_start', 'aws_lb.alb', 'create'));
  tracker.take(hook('apply_start', 'aws_lb_target_group.tg', 'create'));
  wait(10_000);
  tracker.take(hook('apply_progress', 'aws_lb.alb', 'create'));
  tracker.take(hook('apply_complete', 'aws_lb.alb', 'create'));
  tracker.take(hook('apply_errored', 'aws_lb_target_group.tg', 'create'));
  expect(events.map(({ type }) => type)).toEqual([
    'resource-started',
    'resource-started',
    'resource-running',
    'resource-ended',
    'resource-ended',
  ]);
  expect(events[3]).toEqual({
    type: 'resource-ended',
    environment: 'dev-001',
    address: 'aws_lb.alb',
    action: 'create',
    outcome: 'ok',
    seconds: 10,
    progress: { done: 1, total: 2, elapsedSeconds: 10, running: ['aws_lb_target_group.tg'] },
  });
  expect(events[4]).toMatchObject({ outcome: 'failed', progress: { done: 1, running: [] } });
});

it('leaves out reads of data sources, ephemeral resources and everything else', () => {
  const { events, tracker } = track(1);
  tracker.take(hook('apply_start', 'data.aws_vpc.default', 'read'));
  tracker.take(hook('ephemeral_op_start', 'ephemeral.aws_secretsmanager_secret_version.password', 'open'));
  tracker.take({ type: 'version', terraform: '1.11.4' });
  expect(events).toEqual([]);
});

it('counts a resource once that is deleted and created again', () => {
  const { tracker } = track(6);
  for (const [address, action] of [
    ['a', 'delete'],
    ['a', 'create'],
    ['b', 'create'],
    ['c', 'update'],
    ['d', 'delete'],
    ['e', 'create'],
  ] as const) {
    tracker.take(hook('apply_start', address, action));
    tracker.take(hook('apply_complete', address, action));
  }
  expect(tracker.applied).toEqual({ created: 2, updated: 1, replaced: 1, destroyed: 1 });
});

it.each([
  ['create', 1],
  ['update', 1],
  ['delete', 1],
  ['replace', 1],
  ['import', 1],
  ['move', 1],
  ['read', 0],
  ['invent', 0],
])('of what Terraform calls %s it tells %i', (action, told) => {
  const { events, tracker } = track(1);
  tracker.take(hook('apply_start', 'aws_lb.alb', action));
  expect(events.map((event) => 'action' in event && event.action)).toEqual(Array(told).fill(action));
});
