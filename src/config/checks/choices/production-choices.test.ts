import { describe, expect, it } from 'vitest';
import { plainInvocation } from '../../../errors/invocation.js';
import { resolveEnvironment } from '../../resolve/resolve-environment.js';
import type { EnvironmentConfig } from '../../schema/environment-schema.js';
import type { EnvironmentCheck } from '../check.js';
import { agingObjectsCheck } from './aging-objects.js';
import { backupPlanCheck } from './backup-plan.js';
import { mixedInstancesCheck } from './mixed-instances.js';
import { notInProductionCheck } from './not-in-production.js';

type Overrides = { readonly [Block in 'compute' | 'database' | 'storage' | 'backup']?: object };

/** Where a check finds something, in an environment that nobody has validated yet. */
function found(check: EnvironmentCheck, environment: 'dev' | 'prod', overrides: Overrides) {
  const whole = resolveEnvironment({ environment, suffix: `${environment}-001`, config: {} });
  const changed = Object.fromEntries(
    Object.entries(overrides).map(([block, value]) => [block, { ...whole[block as 'compute'], ...value }]),
  );
  return check
    .run({ ...whole, ...changed }, plainInvocation)
    .map(({ at, problem }) => `${at.join('.')}: ${problem.message}`);
}

const offHours = { from: '20:00', to: '07:00', timeZone: 'Asia/Singapore' };

describe('spot instances and off hours', () => {
  it('are refused in production alone', () => {
    expect(found(notInProductionCheck, 'prod', { compute: { spot: true, offHours } })).toEqual([
      expect.stringMatching(/^compute.spot: .*two minutes of notice/),
      expect.stringMatching(/^compute.offHours: .*nobody answers/),
    ]);
    expect(found(notInProductionCheck, 'prod', {})).toEqual([]);
    expect(found(notInProductionCheck, 'dev', { compute: { spot: true, offHours } })).toEqual([]);
  });
});

it('mixed instances are of one architecture', () => {
  const types = (instanceTypes: readonly string[]) =>
    found(mixedInstancesCheck, 'dev', { compute: { instanceTypes } });
  expect(types(['t3a.micro', 't4g.micro'])).toEqual([
    expect.stringMatching(/^compute.instanceTypes.1: .*t4g.micro, which is arm64/),
  ]);
  expect(types(['t3a.micro'])).toEqual([]);
  expect(found(mixedInstancesCheck, 'dev', {})).toEqual([]);
});

describe('the hour of the backup', () => {
  const at = (hourUtc: number, database: object = {}) =>
    found(backupPlanCheck, 'prod', { backup: { hourUtc }, database });

  it.each([2, 3, 4])('%i lies in the windows of the tier, or in the hour before them', (hour) => {
    expect(at(hour)).toEqual([expect.stringMatching(/^backup.hourUtc: .*starts no job/)]);
  });

  it.each([0, 1, 5, 6, 23])('%i keeps away from them', (hour) => {
    expect(at(hour)).toEqual([]);
  });

  it('is also held apart from windows over midnight', () => {
    const database = { backupWindow: '23:30-00:15', maintenanceWindow: 'Sun:20:00-Sun:21:00' };
    expect([22, 23, 0, 1, 19, 20, 21].filter((hour) => at(hour, database).length > 0)).toEqual([
      23, 0, 19, 20,
    ]);
  });

  it.each(['Sun-Mon', 'Mon-Tue', 'Tue-Wed', 'Wed-Thu', 'Thu-Fri', 'Fri-Sat', 'Sat-Sun'])(
    'and from one that goes over midnight on %s, by no hour more',
    (days) => {
      const maintenanceWindow = days.replace(/(\w+)-(\w+)/, '$1:23:30-$2:00:15');
      const database = { backupWindow: '12:00-13:00', maintenanceWindow };
      const hours = Array.from({ length: 24 }, (_, hour) => hour);
      expect(hours.filter((hour) => at(hour, database).length > 0)).toEqual([0, 11, 12, 23]);
    },
  );

  it('is told with one that is free', () => {
    const whole = resolveEnvironment({ environment: 'prod', suffix: 'prod-001' });
    const told = (backupWindow: string) => {
      const database = { ...whole.database, backupWindow, maintenanceWindow: 'Mon:03:00-Mon:04:00' };
      const backup = { ...whole.backup, hourUtc: 3 };
      const faults = backupPlanCheck.run({ ...whole, backup, database }, plainInvocation);
      return faults.map(({ problem }) => problem.hint);
    };
    expect(told('20:00-21:00')).toEqual([expect.stringMatching(/, for example 0\.$/)]);
    expect(told('00:00-01:00')).toEqual([expect.stringMatching(/, for example 1\.$/)]);
  });

  it('means nothing without a plan', () => {
    expect(found(backupPlanCheck, 'prod', { backup: { plan: 'none', hourUtc: 3 } })).toEqual([]);
  });
});

describe('objects that age', () => {
  const storage = (over: object) => found(agingObjectsCheck, 'prod', { storage: over });
  const rules = { abortUploadsDays: 7, expireVersionsDays: 90 };

  it('move to STANDARD_IA after a month at the earliest', () => {
    const moving = (coldAfterDays: number, coldClass: string) =>
      storage({ lifecycle: { ...rules, coldAfterDays, coldClass } });
    expect(moving(29, 'STANDARD_IA')).toEqual([expect.stringContaining('after 30 days at the earliest')]);
    expect(moving(30, 'STANDARD_IA')).toEqual([]);
    expect(moving(0, 'STANDARD_IA')).toEqual([]);
    expect(moving(1, 'GLACIER_IR')).toEqual([]);
  });

  it('are locked in a bucket with versions alone', () => {
    const objectLock = { mode: 'compliance', days: 7 };
    expect(storage({ objectLock, versioning: false })).toEqual([
      expect.stringContaining('needs `storage.versioning`'),
    ]);
    expect(storage({ objectLock })).toEqual([]);
  });
});

it('the checks read what the schema has', () => {
  const config: EnvironmentConfig = { compute: { spot: true } };
  expect(() => resolveEnvironment({ environment: 'prod', suffix: 'prod-001', config })).toThrow(/spot/);
});
