import { expect, it } from 'vitest';
import { parseMessage } from './messages.js';

const parse = (message: unknown) => parseMessage(JSON.stringify(message));

it('passes over lines that are not JSON, broken ones and types that it does not know', () => {
  expect(parseMessage('Successfully configured the backend "local"!')).toBeUndefined();
  expect(parseMessage('{"type":"version"')).toBeUndefined();
  expect(parse({ type: 'test_run', '@level': 'info' })).toBeUndefined();
  expect(parse({ type: 'planned_change', change: 'new shape' })).toBeUndefined();
});

it('reads the identity of a resource that was completed', () => {
  const hook = {
    resource: { addr: 'aws_lb.alb', resource_type: 'aws_lb', module: '' },
    action: 'create',
    id_key: 'id',
    id_value: 'arn:x',
    elapsed_seconds: 60,
  };
  expect(parse({ type: 'apply_complete', hook })).toMatchObject({
    hook: { resource: { addr: 'aws_lb.alb' }, id_key: 'id', id_value: 'arn:x' },
  });
});

it('keeps neither the snippet of a diagnostic nor the values of outputs', () => {
  const diagnostic = {
    severity: 'error',
    summary: 's',
    detail: 'd',
    snippet: { code: 'canary', values: [{ statement: 'canary' }] },
  };
  const outputs = { a: { sensitive: true, type: 'string', value: 'canary', action: 'create' } };
  const kept = [parse({ type: 'diagnostic', diagnostic }), parse({ type: 'outputs', outputs })];
  expect(kept).toEqual([
    { type: 'diagnostic', diagnostic: { severity: 'error', summary: 's', detail: 'd' } },
    { type: 'outputs', outputs: { a: { action: 'create' } } },
  ]);
});

it.each([
  'apply_start',
  'apply_progress',
  'apply_complete',
  'apply_errored',
  'ephemeral_op_start',
  'ephemeral_op_progress',
  'ephemeral_op_complete',
  'ephemeral_op_errored',
])('reads %s, of which only the address and the action have to be there', (type) => {
  const hook = { resource: { addr: 'aws_lb.alb' }, action: 'create' };
  expect(parse({ type, hook })).toEqual({
    type,
    hook: { resource: { addr: 'aws_lb.alb', resource_type: '' }, action: 'create' },
  });
  expect(parse({ type, hook: { action: 'create' } })).toBeUndefined();
});

it.each([
  { type: 'version', terraform: '1.11.4' },
  { type: 'version', tofu: '1.10.0' },
  {
    type: 'planned_change',
    change: { resource: { addr: 'aws_lb.alb', resource_type: 'aws_lb' }, action: 'update' },
  },
  { type: 'change_summary', changes: { add: 1, change: 2, remove: 3, import: 4, operation: 'plan' } },
  {
    type: 'diagnostic',
    diagnostic: { severity: 'warning', summary: 's', detail: '', address: 'aws_lb.alb' },
  },
  { type: 'outputs', outputs: { a: {} } },
])('reads %j', (message) => {
  expect(parse(message)).toEqual(message);
});

it('takes what older versions leave out for nothing', () => {
  const changes = { add: 1, change: 0, remove: 0, operation: 'apply' };
  expect(parse({ type: 'change_summary', changes })).toEqual({
    type: 'change_summary',
    changes: { ...changes, import: 0 },
  });
  expect(parse({ type: 'diagnostic', diagnostic: { severity: 'error', summary: 's' } })).toEqual({
    type: 'diagnostic',
    diagnostic: { severity: 'error', summary: 's', detail: '' },
  });
});
