import { type Reason, reasonsOf } from '../../policy/selection/leave-out.js';
import type { CheckOptions } from './check-options.js';

/** What the flags of the command leave out, of environments too. */
export function flagReasons({
  skip = [],
  only,
  severity,
}: Pick<CheckOptions, 'skip' | 'only' | 'severity'>): readonly Reason[] {
  const by = { skip: '--skip', only: '--only', severity: '--severity' };
  return reasonsOf({ skip, only, severity }, by);
}
