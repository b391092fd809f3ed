import { type Condition, mustSatisfy } from '../../conditions/attribute.js';
import { fail, pass } from '../../verdict.js';
import { dailyWindow, type TimeWindow, weeklyWindow } from './windows.js';

const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const day = '(?:mon|tue|wed|thu|fri|sat|sun)';
const daily = new RegExp(`^${time}-${time}$`);
const weekly = new RegExp(`^${day}:${time}-${day}:${time}$`, 'i');
const leastMinutes = 30;

/** A daily window `03:00-04:00` or a weekly one `Mon:04:00-Mon:05:00`; undefined when it is neither. */
export function readWindow(kind: 'daily' | 'weekly', text: unknown): TimeWindow | undefined {
  if (typeof text !== 'string') return undefined;
  if (kind === 'daily') return daily.test(text) ? dailyWindow(text) : undefined;
  return weekly.test(text) ? weeklyWindow(text) : undefined;
}

/** A window is set, whatever it is: whether RDS takes it is a rule of its own. */
export function isChosen(path: string): Condition {
  return mustSatisfy(path, (value) => value !== '');
}

/** The attribute is a window as RDS takes it, of 30 minutes at least, or not set. */
export function mustBeWindow(path: string, kind: 'daily' | 'weekly'): Condition {
  const isWindow = mustSatisfy(path, (value) => value === '' || readWindow(kind, value) !== undefined, {
    absent: 'pass',
    wanted:
      kind === 'daily' ? 'is no window such as `03:00-04:00`' : 'is no window such as `Mon:04:00-Mon:05:00`',
  });
  return (block) => {
    const verdict = isWindow(block);
    if (verdict.outcome !== 'pass') return verdict;
    const window = readWindow(kind, block.values[path]);
    return window === undefined || window.minutes >= leastMinutes
      ? pass
      : fail(block.at(path), `It is shorter than ${leastMinutes} minutes.`);
  };
}
