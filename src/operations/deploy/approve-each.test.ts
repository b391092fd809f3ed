import { describe, expect, it } from 'vitest';
import { changeOfAlb } from '../../../test/fixtures/change-of-alb.js';
import { noChanges } from '../../changes/plan-changes.js';
import { resolveEnvironment } from '../../config/resolve/resolve-environment.js';
import { Interrupted } from '../../processes/interrupt.js';
import type { EnvironmentOutcome } from '../run/outcome.js';
import { approveEach, tellPlanned, tierOfSuffix } from './approve-each.js';
import type { EnvironmentPlan } from './plan.js';

const nothing = noChanges.summary;
const planOf = (suffix: string, create: number): EnvironmentPlan => ({
  suffix,
  summary: { ...nothing, create },
  changes: create === 0 ? [] : [changeOfAlb()],
  outputsChange: false,
  planFile: '/plan',
});
const planned = (suffix: string, create = 1): EnvironmentOutcome<{ plan: EnvironmentPlan }> => ({
  suffix,
  outcome: 'ok',
  result: { plan: planOf(suffix, create) },
});

function around(gentle = new AbortController()) {
  const interrupt = { gentle: gentle.signal, kill: new AbortController().signal };
  return { cwd: '/', env: {}, emit: () => undefined, interrupt };
}

describe('each environment is asked about by itself', () => {
  it('where its plan changes something, in turn; a no is the outcome of that one', async () => {
    const asked: string[] = [];
    const all = [planned('a'), planned('b', 0), planned('c'), planned('d')];
    const outcomes = await approveEach(around(), all, {
      approve: async ({ suffix }) => {
        asked.push(suffix);
        return suffix !== 'c';
      },
    });
    expect(asked).toEqual(['a', 'c', 'd']);
    expect(outcomes).toEqual([all[0], all[1], { suffix: 'c', outcome: 'declined' }, all[3]]);
  });

  it('and after an interruption none is, and what was planned is told', async () => {
    const gentle = new AbortController();
    const outcomes = await approveEach(around(gentle), [planned('a'), planned('b')], {
      approve: async () => {
        gentle.abort(new Interrupted('SIGTERM'));
        return true;
      },
    });
    expect(outcomes).toMatchObject([
      {
        ...{ suffix: 'a', outcome: 'interrupted', signal: 'SIGTERM' },
        message: 'a: interrupted at its question; planned: 1 to create.',
      },
      {
        suffix: 'b',
        outcome: 'interrupted',
        message: 'b: interrupted before it was started; planned: 1 to create.',
      },
    ]);
  });

  it('and with --fail-fast not after a failure', async () => {
    const all: readonly EnvironmentOutcome<{ plan: EnvironmentPlan }>[] = [
      { suffix: 'a', outcome: 'failed', error: new Error('x') },
      planned('b'),
    ];
    const approve = async () => true;
    expect((await approveEach(around(), all, { approve }))[1]).toEqual(all[1]);
    expect((await approveEach(around(), all, { approve, failFast: true }))[1]).toMatchObject({
      outcome: 'skipped',
    });
  });
});

describe('what was planned', () => {
  it('is told in the order of the plan table, without what is nought', () => {
    const summary = { create: 1, update: 2, replace: 3, destroy: 4, rotate: 5 };
    expect(tellPlanned({ plan: { ...planOf('a', 0), summary } })).toBe(
      'planned: 1 to create, 2 to update, 3 to replace, 4 to destroy, 5 to rotate',
    );
    expect(tellPlanned({ plan: { ...planOf('a', 0), summary: { ...nothing, destroy: 2 } } })).toBe(
      'planned: 2 to destroy',
    );
  });

  it('is no changes where there are none', () => {
    expect(tellPlanned({ plan: planOf('a', 0) })).toBe('planned: no changes');
  });
});

it('the tier of an environment is its own, and that of an unknown one the gravest', () => {
  const tierOf = tierOfSuffix([
    resolveEnvironment({ environment: 'dev', suffix: 'dev-001' }),
    resolveEnvironment({ environment: 'staging', suffix: 'staging-002' }),
  ]);
  expect([tierOf('dev-001'), tierOf('staging-002'), tierOf('other')]).toEqual([
    'development',
    'staging',
    'production',
  ]);
});
