import type { Severity } from '../../rules/define-rule.js';

/** What decides which rules are judged. */
export interface Selection {
  /** Ids of rules that are not judged. */
  readonly skip: readonly string[];
  /** Ids of the only rules that are; undefined for all. */
  readonly only?: readonly string[] | undefined;
  /** The lowest severity that is judged; undefined for all. */
  readonly severity?: Severity | undefined;
}

/** Rules that were not judged, and what they would have said: nothing is left out in silence. */
export interface LeftOut {
  /** Who left them out: a flag such as `--skip`, the profile, or `conventions` where the stack is nobody's of this project. */
  readonly by: string;
  readonly rules: readonly string[];
  /** How many failures are not shown because of it. */
  readonly failed: number;
}
