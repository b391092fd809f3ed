import { groupBy } from '../../group-by.js';
import type { CheckReport } from '../../policy/report.js';

interface SameReason {
  readonly environments: readonly string[];
  readonly reason: string;
}

/** What was not reviewed, with each reason once: an app that fails leaves every environment without a stack, and may have printed much. */
export function byReason({ notReviewed }: Pick<CheckReport, 'notReviewed'>): readonly SameReason[] {
  return [...groupBy(notReviewed, ({ reason }) => reason)].map(([reason, all]) => ({
    environments: all.map(({ environment }) => environment),
    reason,
  }));
}
