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

/** The attribute is a window as RDS takes it, of 30 minutes at least. */
export function mustBeWindow(path: string, kind: 'daily' | 'weekly'): Condition {
  const isWindow = mustSatisfy(path, (value) => readWindow(kind, value) !== undefined);
  return (block) => {
    const verdict = isWindow(block);
    if (verdict.outcome !== 'pass') return verdict;
    const window = readWindow(kind, block.values[path]);
    return window !== undefined && window.minutes >= leastMinutes
      ? pass
      : fail(block.at(path), `It is shorter than ${leastMinutes} minutes.`);
  };
}
