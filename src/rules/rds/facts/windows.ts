const minutesPerDay = 24 * 60;
const minutesPerWeek = 7 * minutesPerDay;
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A stretch of the week in minutes since Monday 00:00 UTC; the end may lie beyond the week's end. */
export interface TimeWindow {
  readonly start: number;
  readonly minutes: number;
}

/** Reads `03:00-04:00`; one that ends before it starts goes on past midnight. */
export function dailyWindow(text: string): TimeWindow {
  const [start = '', end = ''] = text.split('-');
  return between(minuteOfDay(start), minuteOfDay(end), minutesPerDay);
}

/** Reads `Mon:04:00-Mon:05:00`; one that ends before it starts goes on past Sunday. */
export function weeklyWindow(text: string): TimeWindow {
  const [start = '', end = ''] = text.split('-');
  return between(minuteOfWeek(start), minuteOfWeek(end), minutesPerWeek);
}

/** True when a daily and a weekly window share a minute; windows that only touch do not. */
export function windowsOverlap(daily: TimeWindow, weekly: TimeWindow): boolean {
  return [0, 1, 2, 3, 4, 5, 6].some((day) => {
    const start = daily.start + day * minutesPerDay;
    // The distance from one start to the other, going forward around the week.
    const fromWeekly = modulo(start - weekly.start, minutesPerWeek);
    const fromDaily = modulo(weekly.start - start, minutesPerWeek);
    return fromWeekly < weekly.minutes || fromDaily < daily.minutes;
  });
}

function between(start: number, end: number, period: number): TimeWindow {
  return { start, minutes: modulo(end - start, period) };
}

function minuteOfWeek(text: string): number {
  const [day = '', ...time] = text.split(':');
  return days.indexOf(day.toLowerCase()) * minutesPerDay + minuteOfDay(time.join(':'));
}

function minuteOfDay(text: string): number {
  const [hours, minutes] = text.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
