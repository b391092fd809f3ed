import { expect, it } from 'vitest';
import { describeLock, parseLock } from './state-lock.js';

it('reads what Terraform writes into a lock, and says whose it is', () => {
  const text = JSON.stringify({
    ID: '1',
    Operation: 'OperationTypeApply',
    Info: '',
    Who: 'jo@laptop',
    Version: '1.11.4',
    Created: '2026-11-24T01:02:03.456Z',
    Path: 'x',
  });
  const lock = parseLock(text) ?? expect.unreachable('no lock');
  expect(lock.id).toBe('1');
  expect(describeLock(lock)).toBe('jo@laptop since 2026-11-24T01:02:03Z (apply)');
});

it('takes nothing else for a lock', () => {
  expect(parseLock('')).toBeUndefined();
  expect(parseLock('{}')).toBeUndefined();
  expect(describeLock({ id: '1', who: '', created: '', operation: '' })).toBe('an unknown run');
});
