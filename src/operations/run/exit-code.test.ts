import { describe, expect, it } from 'vitest';
import { UserError, type UserExitCode } from '../../errors/user-error.js';
import { Interrupted } from '../../processes/interrupt.js';
import { exitCodeOf } from './exit-code.js';
import { bugOf, type EnvironmentOutcome, outcomeOfError, userErrorsOf } from './outcome.js';

const suffix = 'dev-001';
const ok: EnvironmentOutcome<number> = { suffix, outcome: 'ok', result: 1 };
const skipped: EnvironmentOutcome<number> = { suffix, outcome: 'skipped', reason: 'x' };
const declined: EnvironmentOutcome<number> = { suffix, outcome: 'declined' };
const failed = (exitCode: UserExitCode) => outcomeOfError(suffix, new UserError([], { exitCode }));
const cut = (signal: 'SIGINT' | 'SIGTERM') => outcomeOfError(suffix, new Interrupted(signal));
const bug = outcomeOfError(suffix, new TypeError('ours'));

describe('the exit code of several environments', () => {
  it.each([
    ['nothing', [], 0],
    ['all well', [ok, ok], 0],
    ['one declined', [ok, declined], 1],
    ['one skipped', [skipped, ok], 1],
    ['a finding', [ok, failed(1)], 1],
    ['a finding and wrong use', [failed(1), failed(2), ok], 2],
    ['wrong use and a failure', [failed(2), failed(3)], 3],
    ['a failure, told first', [failed(3), failed(1)], 3],
    ['an interruption', [failed(3), cut('SIGINT')], 130],
    ['an end from outside', [cut('SIGTERM'), ok], 143],
    ['a fault of ours', [cut('SIGINT'), bug, failed(3)], 70],
  ] as const)('is that of the worst: %s', (_name, outcomes, expected) => {
    expect(exitCodeOf(outcomes)).toBe(expected);
  });
});

describe('the errors of several environments', () => {
  it('are told once where environments share one, and apart from a fault of ours', () => {
    const shared = new UserError([]);
    const own = new UserError([]);
    const outcomes = [shared, own, shared, new TypeError('ours')].map((error) =>
      outcomeOfError(suffix, error),
    );
    expect(userErrorsOf([ok, ...outcomes])).toEqual([shared, own]);
    expect(bugOf(outcomes)).toBeInstanceOf(TypeError);
    expect(bugOf([ok, declined])).toBeUndefined();
  });
});
