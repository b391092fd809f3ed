import type { PlanChanges } from '../../changes/plan-changes.js';
import type { CheckReport } from '../../policy/report.js';

/** What a plan would do to one environment. It holds addresses only, never a value. */
export interface EnvironmentPlan extends Pick<PlanChanges, 'summary' | 'changes' | 'outputsChange'> {
  readonly suffix: string;
  /** What the review found in it, by outcome; undefined where nothing changes. */
  readonly review?: CheckReport['summary'];
  /** Absolute path of the saved plan. */
  readonly planFile: string;
}

/** Whether a plan would change anything, outputs included. */
export function hasChanges({
  changes,
  outputsChange,
}: Pick<EnvironmentPlan, 'changes' | 'outputsChange'>): boolean {
  return changes.length > 0 || outputsChange;
}
