import { dayOf } from '../config/schema/day-of.js';
import type { OperationContext } from './context.js';

/** The day of a run in UTC, `2026-11-24`. */
export function today({ now = () => new Date() }: Pick<OperationContext, 'now'>): string {
  return dayOf(now());
}
