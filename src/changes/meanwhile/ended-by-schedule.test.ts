import { describe, expect, it } from 'vitest';
import { type PlannedPart, planOfParts } from '../../../test/fixtures/plan-of-group.js';
import { readChanges } from '../read-changes.js';

const address = 'aws_autoscaling_schedule.s';
const at = (desired: number, more: object = {}) => ({
  ...{ recurrence: '0 20 * * *', time_zone: 'Asia/Singapore', min_size: 0, max_size: -1 },
  ...{ desired_capacity: desired, ...more },
});
const made = (after: object): PlannedPart => ({ actions: ['create'], before: null, after });
const living: PlannedPart = { before: { name: 'a' }, after: { name: 'a', max_size: 3 } };

function told(
  part: PlannedPart,
  others: Readonly<Record<string, PlannedPart>> = { 'aws_autoscaling_group.g': living },
) {
  const found = readChanges(planOfParts({ ...others, [address]: part })).find(
    (one) => one.address === address,
  );
  return { gravity: found?.gravity, does: (found?.effects ?? []).map(({ does }) => does).join() };
}

describe('a scheduled action', () => {
  it('that ends all instances is a downtime, and says when', () => {
    expect(told(made(at(0)))).toEqual({
      gravity: 'downtime',
      does: 'ends all instances at each of its times (0 20 * * * Asia/Singapore): nobody answers from then on, until another action or a person starts some',
    });
    expect(told(made(at(-1, { max_size: 0 }))).gravity).toBe('downtime');
    expect(told({ before: at(1), after: at(0) }).gravity).toBe('downtime');
  });

  it('says its first time where it has no other, and nothing where it has none', () => {
    const start = '2026-12-24T18:00:00Z';
    const once = { recurrence: null, time_zone: null, start_time: start };
    expect(told(made(at(0, once))).does).toContain(`at each of its times (${start}):`);
    expect(told(made(at(0, { start_time: start }))).does).toContain('(0 20 * * * Asia/Singapore):');
    expect(told(made(at(0, { ...once, start_time: null }))).does).toContain('at each of its times: nobody');
  });

  it('is one too where it alone changes in an environment that lives', () => {
    const asItWas = { name: 'a' };
    const group: PlannedPart = { actions: ['no-op'], before: asItWas, after: asItWas };
    expect(told(made(at(0)), { 'aws_autoscaling_group.g': group }).gravity).toBe('downtime');
  });

  it('that starts some, leaves some, or ended all before is none', () => {
    expect(told(made(at(2))).gravity).toBe('none');
    expect(told(made(at(-1))).gravity).toBe('none');
    expect(told({ before: at(0), after: at(1) }).gravity).toBe('none');
    expect(told({ before: at(0), after: at(0, { recurrence: '0 21 * * *' }) }).gravity).toBe('none');
  });

  it('of an environment that is new takes nothing from anybody', () => {
    expect(told(made(at(0)), {}).gravity).toBe('none');
  });
});
