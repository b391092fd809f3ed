import { describe, expect, it } from 'vitest';
import type { RefreshVerdict } from '../../operations/deploy/refresh/refresh-verdict.js';
import { renderDeployed } from './deployed.js';

const nothing = { created: 0, updated: 0, replaced: 0, destroyed: 0 };
type Told = Parameters<typeof renderDeployed>[0][number];
const render = (...all: readonly Partial<Told>[]) =>
  renderDeployed(
    all.map((one) => ({
      ...{ suffix: 'dev-001', applied: { ...nothing, created: 1 }, seconds: 64, refreshes: [], lookAt: [] },
      ...one,
    })),
  );
const refresh = (more: Partial<RefreshVerdict> = {}): RefreshVerdict => ({
  ...{ group: 'asg-dev-001', outcome: 'successful', status: 'Successful', percentage: 100, seconds: 200 },
  ...more,
});

describe('what a deploy has done', () => {
  it('is counted by what became of resources, with the time that it took', () => {
    expect(render({ applied: { created: 2, updated: 1, replaced: 3, destroyed: 4 } })).toBe(
      'dev-001: created 2, updated 1, replaced 3, destroyed 4 in 1m 04s\n',
    );
    expect(render({ applied: { ...nothing, updated: 1 }, seconds: 3.44 })).toBe(
      'dev-001: updated 1 in 3.4s\n',
    );
  });

  it('is not told of an environment in which nothing changed', () => {
    expect(render({ applied: nothing, lookAt: ['a'], refreshes: [refresh()] }, { suffix: 'prod-003' })).toBe(
      'prod-003: created 1 in 1m 04s\n',
    );
    expect(render()).toBe('');
  });

  it('is followed by the groups whose instances are exchanged, with the health of their targets', () => {
    const refreshes = [
      refresh({ targets: { healthy: 3, unhealthy: 0 } }),
      refresh({ group: 'workers', seconds: 9 }),
      refresh({ group: 'cancelled', outcome: 'cancelled' }),
    ];
    expect(render({ refreshes })).toBe(
      [
        'dev-001: created 1 in 1m 04s',
        '  asg-dev-001: all instances are exchanged, after 3m 20s; targets: 3 healthy',
        '  workers: all instances are exchanged, after 9.0s',
        '',
      ].join('\n'),
    );
  });

  it('is followed by what goes on after it, a line each', () => {
    expect(render({ lookAt: ['The certificate waits.\nstill', 'b'], refreshes: [refresh()] })).toBe(
      [
        'dev-001: created 1 in 1m 04s',
        '  asg-dev-001: all instances are exchanged, after 3m 20s',
        '  The certificate waits.\\u{a}still',
        '  b',
        '',
      ].join('\n'),
    );
  });
});
