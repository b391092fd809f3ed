import { availableParallelism } from 'node:os';
import type { RunOptions } from './environment-run.js';

/** What mostly waits for AWS. */
const appliesAtATime = 8;

/** How many environments to initialize and plan at a time. Default: one for each processor, two at least (`benchmarks/parallel.mjs`). */
export function parallelPlans({ parallel }: Pick<RunOptions, 'parallel'>): number {
  return parallel ?? Math.max(2, availableParallelism());
}

/** How many environments to apply at a time. Default: eight. */
export function parallelApplies({ parallel }: Pick<RunOptions, 'parallel'>): number {
  return parallel ?? appliesAtATime;
}
