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
