import { expect, it } from 'vitest';
import { plainInvocation } from '../../errors/invocation.js';
import { resolveEnvironment } from '../resolve/resolve-environment.js';
import { passwordRecoveryCheck } from './password-recovery.js';

const recovery = (recoveryWindowDays: number) =>
  resolveEnvironment({
    environment: 'dev',
    suffix: 'dev-001',
    config: { database: { password: { recoveryWindowDays } } },
  });

it.each([0, 7, 30])('takes %i days', (days) => {
  expect(passwordRecoveryCheck.run(recovery(days), plainInvocation)).toEqual([]);
});

it.each([
  [1, '1 day'],
  [6, '6 days'],
])('refuses %i of them, as AWS would', (days, words) => {
  expect(() => recovery(days)).toThrow(`refuses a recovery window of ${words}`);
});
