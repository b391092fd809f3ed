import { describe, expect, it } from 'vitest';
import { wrongUse } from '../../cli/errors.js';
import type { EnvironmentOutcome } from '../../operations/run/outcome.js';
import { failuresAsJson, outcomeAsJson } from './outcomes.js';

const suffix = 'dev-001';
const error = wrongUse.error({ reason: 'Why.' });
const cut = { message: 'cut', signal: 'SIGINT', killed: false } as const;
const asJson = (one: EnvironmentOutcome<number>) => outcomeAsJson(one, (result) => ({ result }));

describe('the outcome of an environment', () => {
  it.each([
    [{ suffix, outcome: 'ok', result: 7 } as const, { suffix, outcome: 'ok', result: 7 }],
    [{ suffix, outcome: 'failed', error } as const, { suffix, outcome: 'failed', problems: error.problems }],
    [
      { suffix, outcome: 'failed', error: new TypeError('ours') } as const,
      { suffix, outcome: 'failed', problems: [] },
    ],
    [{ suffix, outcome: 'interrupted', ...cut } as const, { suffix, outcome: 'interrupted', reason: 'cut' }],
    [{ suffix, outcome: 'skipped', reason: 'why' } as const, { suffix, outcome: 'skipped', reason: 'why' }],
    [{ suffix, outcome: 'declined' } as const, { suffix, outcome: 'declined' }],
  ])('%o is %o', (one, expected) => {
    expect(asJson(one)).toEqual(expected);
  });
});

describe('what failed', () => {
  const ok = { suffix, outcome: 'ok', result: 1 } as const;
  const declined = { suffix, outcome: 'declined' } as const;
  const interrupted = { suffix, outcome: 'interrupted', ...cut } as const;
  const failed = { suffix, outcome: 'failed', error } as const;

  it.each<[readonly EnvironmentOutcome<number>[], object]>([
    [[], { ok: true }],
    [[ok, declined, { suffix, outcome: 'skipped', reason: 'x' }], { ok: true }],
    [[ok, interrupted], { ok: false }],
    [[ok, failed], { ok: false, problems: error.problems }],
    [[interrupted, failed], { ok: false, problems: error.problems }],
  ])('%# is ok only where nothing failed and nothing was cut short', (outcomes, expected) => {
    expect(failuresAsJson(outcomes)).toEqual(expected);
  });

  it('is each problem once, and nothing of a fault of ours', () => {
    const other = wrongUse.error({ reason: 'Other.' });
    const outcomes = [error, other, error, new TypeError('ours')].map(
      (one) => ({ suffix, outcome: 'failed', error: one }) as const,
    );
    expect(failuresAsJson(outcomes)).toEqual({ ok: false, problems: [...error.problems, ...other.problems] });
  });
});
