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
  it('is not there where nothing did', () => {
    expect(failuresAsJson([])).toEqual({ ok: true });
    expect(
      failuresAsJson([
        { suffix, outcome: 'ok', result: 1 },
        { suffix, outcome: 'declined' },
        { suffix, outcome: 'interrupted', ...cut },
        { suffix, outcome: 'skipped', reason: 'x' },
      ]),
    ).toEqual({ ok: true });
  });

  it('is each problem once, and nothing of a fault of ours', () => {
    const other = wrongUse.error({ reason: 'Other.' });
    const outcomes = [error, other, error, new TypeError('ours')].map(
      (one) => ({ suffix, outcome: 'failed', error: one }) as const,
    );
    expect(failuresAsJson(outcomes)).toEqual({ ok: false, problems: [...error.problems, ...other.problems] });
  });
});
