import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyWindow, weeklyWindow, windowsOverlap } from './windows.js';

const overlap = (daily: string, weekly: string) => windowsOverlap(dailyWindow(daily), weeklyWindow(weekly));

describe('windowsOverlap', () => {
  it.each([
    ['03:00-04:00', 'Mon:04:00-Mon:05:00', false],
    ['04:00-05:00', 'Mon:03:00-Mon:04:00', false],
    ['03:30-04:30', 'Mon:04:00-Mon:05:00', true],
    ['23:30-00:30', 'Tue:00:00-Tue:00:30', true],
    ['23:30-00:30', 'Mon:00:15-Mon:00:45', true],
    ['00:00-00:30', 'Sun:23:45-Mon:00:15', true],
    ['01:00-02:00', 'Sun:23:30-Mon:01:00', false],
    ['12:00-12:30', 'Mon:00:00-Wed:00:00', true],
  ])('%s and %s: %s', (daily, weekly, expected) => {
    expect(overlap(daily, weekly)).toBe(expected);
  });

  it('agrees with a walk through every minute of the week', () => {
    const week = 7 * 24 * 60;
    const minute = fc.integer({ min: 0, max: week - 1 });
    const window = fc.record({ start: minute, minutes: fc.integer({ min: 1, max: 600 }) });
    fc.assert(
      fc.property(window, window, ({ start, minutes }, weekly) => {
        const daily = { start: start % 1440, minutes };
        const isDaily = (at: number) => (at - daily.start + week) % 1440 < daily.minutes;
        const isWeekly = (at: number) => (at - weekly.start + week) % week < weekly.minutes;
        const shared = Array.from({ length: week }, (_, at) => at).some((at) => isDaily(at) && isWeekly(at));
        expect(windowsOverlap(daily, weekly)).toBe(shared);
      }),
      { numRuns: 50 },
    );
  });
});
