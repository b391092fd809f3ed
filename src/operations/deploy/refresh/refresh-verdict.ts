import type { InstanceRefresh } from '../../../aws/auto-scaling.js';
import type { TargetHealth } from '../../../aws/target-health.js';

/** How the exchange of the instances of a group ended. */
export const refreshOutcomes = [
  /** All instances are new, and the load balancer finds them healthy. */
  'successful',
  /** All are new, and the load balancer finds some unhealthy. */
  'unhealthy',
  /** The new ones did not become healthy, and Auto Scaling has rolled back. */
  'rolled-back',
  /** Neither came to its end: instances of both versions may run. */
  'failed',
  /** Somebody, or a later refresh, has cancelled it. */
  'cancelled',
  /** Nobody has waited for it. */
  'not-awaited',
] as const;

/** See `refreshOutcomes`. */
export type RefreshOutcome = (typeof refreshOutcomes)[number];

/** What became of the instances of one Auto Scaling Group after a deploy. */
export interface RefreshVerdict {
  /** Name of the group. */
  readonly group: string;
  readonly outcome: RefreshOutcome;
  /** In the words of Auto Scaling: `RollbackSuccessful`. */
  readonly status: string;
  /** How much of the group was exchanged, in percent. */
  readonly percentage: number;
  /** Why, in the words of AWS. */
  readonly reason?: string;
  /** The targets of the load balancer at the end; undefined where the group has none. */
  readonly targets?: { readonly healthy: number; readonly unhealthy: number };
  /** How long it was waited for. */
  readonly seconds: number;
}

const ended: Readonly<Record<string, RefreshOutcome>> = {
  Successful: 'successful',
  Failed: 'failed',
  Cancelled: 'cancelled',
  RollbackSuccessful: 'rolled-back',
  RollbackFailed: 'failed',
};

/**
 * How a refresh ended; undefined while it goes on, or while new targets have not been checked yet.
 * @param targets what the load balancer says; undefined where nobody has to ask it
 */
export function outcomeOfRefresh(
  { status }: InstanceRefresh,
  targets: TargetHealth | undefined,
): RefreshOutcome | undefined {
  const outcome = ended[status];
  if (outcome !== 'successful' || targets === undefined) return outcome;
  // A target that has failed checks may pass them again: only when none is on its way any more it counts.
  if (targets.initial > 0) return undefined;
  return targets.unhealthy > 0 ? 'unhealthy' : 'successful';
}
