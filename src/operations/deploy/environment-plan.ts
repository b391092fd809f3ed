import type { PlanChanges } from '../../changes/plan-changes.js';
import type { Problem } from '../../errors/problem.js';
import type { CheckReport } from '../../policy/report.js';

/** What a plan would do to one environment. It holds addresses only, never a value. */
export interface EnvironmentPlan
  extends Pick<PlanChanges, 'summary' | 'changes' | 'outputsChange'>,
    Partial<Pick<PlanChanges, 'outputs'>> {
  readonly suffix: string;
  /** It was deployed as production, and the file says another tier now: what production asks for it still asks for. Default: false. */
  readonly wasProduction?: boolean;
  /** What the review found in it, by outcome; undefined where nothing changes. */
  readonly review?: CheckReport['summary'];
  /** What a deploy of it would refuse, as far as it is known; undefined where nobody has looked. */
  readonly refusals?: readonly Problem[];
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
