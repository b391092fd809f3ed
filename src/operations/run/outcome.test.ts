import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { Interrupted } from '../../processes/interrupt.js';
import { ask } from './ask.js';
import { Declined, isOk, outcomeOfError, resultsOf, started } from './outcome.js';
import { parallelApplies, parallelPlans } from './parallelism.js';

const suffix = 'dev-001';

describe('the outcome of an environment whose work threw', () => {
  it('is declined after a no', () => {
    expect(outcomeOfError(suffix, new Declined())).toEqual({ suffix, outcome: 'declined' });
  });

  it('is interrupted, with the signal and whether something was killed', () => {
    const error = new Interrupted('SIGTERM', 'cut', { killed: true });
    expect(outcomeOfError(suffix, error)).toEqual({
      suffix,
      outcome: 'interrupted',
      message: 'cut',
      signal: 'SIGTERM',
      killed: true,
    });
  });

  it('is failed with what was thrown', () => {
    const error = new UserError([]);
    expect(outcomeOfError(suffix, error)).toEqual({ suffix, outcome: 'failed', error });
  });

  it('is failed with words for a full disk', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write', path: '/x' });
    expect(outcomeOfError(suffix, full)).toMatchObject({ outcome: 'failed', error: expect.any(UserError) });
  });
});

it('every environment begins well, and only what is well has a result', () => {
  const all = started([{ suffix: 'a' }, { suffix: 'b' }]);
  expect(all).toEqual([
    { suffix: 'a', outcome: 'ok', result: { suffix: 'a' } },
    { suffix: 'b', outcome: 'ok', result: { suffix: 'b' } },
  ]);
  const outcomes = [...all, { suffix: 'c', outcome: 'declined' } as const];
  expect(outcomes.map(isOk)).toEqual([true, true, false]);
  expect(resultsOf(outcomes)).toEqual([{ suffix: 'a' }, { suffix: 'b' }]);
});

describe('a question', () => {
  const asking = (answer: boolean, { before = false, during = false } = {}) => {
    const gentle = new AbortController();
    if (before) gentle.abort(new Interrupted('SIGINT'));
    let asked = 0;
    const question = async () => {
      asked += 1;
      if (during) gentle.abort(new Interrupted('SIGINT'));
      return answer;
    };
    const interrupt = { gentle: gentle.signal, kill: new AbortController().signal };
    return {
      asked: () => asked,
      done: ask({ interrupt }, { about: suffix, known: 'planned: 1 to create' }, question),
    };
  };

  it('lets the work go on after a yes alone', async () => {
    await expect(asking(true).done).resolves.toBeUndefined();
    await expect(asking(false).done).rejects.toBeInstanceOf(Declined);
  });

  it('is not put after an interruption, and one that comes instead of an answer is no answer', async () => {
    const late = asking(true, { before: true });
    await expect(late.done).rejects.toBeInstanceOf(Interrupted);
    expect(late.asked()).toBe(0);
    await expect(asking(true, { during: true }).done).rejects.toMatchObject({
      name: 'Interrupted',
      message: 'dev-001: interrupted at its question; planned: 1 to create.',
    });
    await expect(asking(false, { during: true }).done).rejects.toBeInstanceOf(Interrupted);
  });
});

it('so many environments are worked on at a time as somebody said, else several plans and eight applies', () => {
  expect([parallelPlans({ parallel: 1 }), parallelApplies({ parallel: 3 })]).toEqual([1, 3]);
  expect(parallelPlans({})).toBeGreaterThanOrEqual(2);
  expect(parallelApplies({})).toBe(8);
});
