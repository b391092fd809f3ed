import { describe, expect, it } from 'vitest';
import { UserError } from '../../errors/user-error.js';
import { Interrupted } from '../../processes/interrupt.js';
import { forEach } from './for-each.js';
import { Declined, type EnvironmentOutcome } from './outcome.js';

const well = (suffix: string): EnvironmentOutcome<string> => ({ suffix, outcome: 'ok', result: suffix });
const three = ['dev-001', 'dev-002', 'dev-003'].map(well);
const problem = new UserError([]);
const interruptible = () => {
  const gentle = new AbortController();
  return { gentle, context: { interrupt: { gentle: gentle.signal, kill: new AbortController().signal } } };
};
const failing =
  (bad: string, error: unknown = problem) =>
  async (suffix: string) => {
    if (suffix === bad) throw error;
    return suffix.toUpperCase();
  };

describe('forEach', () => {
  it('makes a failure the outcome of one environment alone, in the order of the file', async () => {
    const { context } = interruptible();
    expect(await forEach(three, { context, parallel: 2 }, failing('dev-001'))).toEqual([
      { suffix: 'dev-001', outcome: 'failed', error: problem },
      { suffix: 'dev-002', outcome: 'ok', result: 'DEV-002' },
      { suffix: 'dev-003', outcome: 'ok', result: 'DEV-003' },
    ]);
  });

  it('tells a question that was declined, an interruption and a fault of ours apart', async () => {
    const { context } = interruptible();
    const fault = new TypeError('ours');
    const cut = new Interrupted('SIGTERM', 'cut', { killed: true });
    const outcomeOf = async (error: unknown) =>
      (await forEach([well('dev-001')], { context, parallel: 1 }, failing('dev-001', error)))[0];
    expect(await outcomeOf(new Declined())).toEqual({ suffix: 'dev-001', outcome: 'declined' });
    expect(await outcomeOf(fault)).toEqual({ suffix: 'dev-001', outcome: 'failed', error: fault });
    expect(await outcomeOf(cut)).toEqual({
      suffix: 'dev-001',
      outcome: 'interrupted',
      message: 'cut',
      signal: 'SIGTERM',
      killed: true,
    });
  });

  it('leaves what has an outcome already as it is', async () => {
    const { context } = interruptible();
    const declined: EnvironmentOutcome<string> = { suffix: 'dev-001', outcome: 'declined' };
    const worked: string[] = [];
    const outcomes = await forEach([declined, well('dev-002')], { context, parallel: 1 }, async (suffix) => {
      worked.push(suffix);
    });
    expect(outcomes[0]).toBe(declined);
    expect(worked).toEqual(['dev-002']);
  });

  it('works on so many at a time and no more', async () => {
    const { context } = interruptible();
    let now = 0;
    let most = 0;
    const work = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
    };
    await forEach(three, { context, parallel: 2 }, work);
    expect(most).toBe(2);
    most = 0;
    await forEach(three, { context, parallel: 0 }, work);
    expect(most).toBe(1);
  });

  it('begins nothing after an interruption, and says what was known', async () => {
    const { gentle, context } = interruptible();
    const options = { context, parallel: 1, notBegun: (suffix: string) => `planned ${suffix}` };
    const outcomes = await forEach(three, options, async (suffix) => {
      gentle.abort(new Interrupted('SIGTERM'));
      return suffix;
    });
    expect(outcomes).toMatchObject([
      { outcome: 'ok', result: 'dev-001' },
      {
        outcome: 'interrupted',
        signal: 'SIGTERM',
        killed: false,
        message: 'dev-002: interrupted before it was started; planned dev-002.',
      },
      { outcome: 'interrupted', message: 'dev-003: interrupted before it was started; planned dev-003.' },
    ]);
  });

  it('with --fail-fast begins with no other once one has failed, and says which', async () => {
    const { context } = interruptible();
    const failFast = { context, parallel: 1, failFast: true };
    expect(await forEach(three, failFast, failing('dev-002'))).toMatchObject([
      { outcome: 'ok' },
      { outcome: 'failed' },
      { suffix: 'dev-003', outcome: 'skipped', reason: 'dev-002 failed, and --fail-fast was given' },
    ]);
    const failedBefore: EnvironmentOutcome<string> = { suffix: 'dev-000', outcome: 'failed', error: problem };
    expect(await forEach([failedBefore, ...three], failFast, failing(''))).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'skipped' },
      { outcome: 'skipped' },
      { outcome: 'skipped' },
    ]);
  });

  it('with --fail-fast lets what runs already come to its end', async () => {
    const { context } = interruptible();
    const outcomes = await forEach(three, { context, parallel: 3, failFast: true }, async (suffix) => {
      if (suffix === 'dev-001') throw problem;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return suffix;
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['failed', 'ok', 'ok']);
  });

  it('explains a full disk of one environment', async () => {
    const { context } = interruptible();
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write', path: '/x' });
    const [outcome] = await forEach([well('dev-001')], { context, parallel: 1 }, failing('dev-001', full));
    expect(outcome).toMatchObject({ outcome: 'failed', error: { code: 'work-folder-unusable' } });
  });
});
