import type { Tier } from '../config/names/tiers.js';
import type { Finding, Outcome } from './finding.js';
import type { FrameworkCoverage } from './frameworks/framework-coverage.js';
import type { LeftOut } from './selection/left-out.js';

/** One stack or plan that was reviewed: a column of the frameworks' table. */
export interface Reviewed {
  /** Environment suffix, or the file for a stack that is not the project's. */
  readonly name: string;
  /** Environment suffix; null for a stack that is not the project's. */
  readonly environment: string | null;
  readonly tier: Tier;
  /** Of a stack that is not the project's: who says its tier; by default it is production. */
  readonly tierFrom?: 'asked' | 'tags' | 'default';
  /** The file that can mend it: environments.yaml, or the stack or plan itself. */
  readonly file: string | null;
  /** The files that were read together as one stack, where they are not the project's. */
  readonly files?: readonly string[];
  /** Of a stack that is not the project's: whether it was judged by what only this project agreed on. */
  readonly conventions?: boolean;
  /** The profile that it was judged by, where there is one. */
  readonly profile?: string | null;
  /** Rules that were not judged here, by whom, and what they would have said. */
  readonly leftOut?: readonly LeftOut[];
}

/** An environment that nothing is known of, which is not the same as nothing found. */
export interface NotReviewed {
  /** Environment suffix. */
  readonly environment: string;
  readonly reason: string;
}

/** The result of `multienv check`, whatever it is printed as. */
export interface CheckReport {
  readonly version: 1;
  readonly summary: Readonly<Record<Outcome, number>>;
  readonly reviewed: readonly Reviewed[];
  /** What should have been reviewed, and could not be: the findings say nothing of it. */
  readonly notReviewed: readonly NotReviewed[];
  readonly findings: readonly Finding[];
  /** With `--framework`: its controls over what was reviewed. */
  readonly framework?: FrameworkCoverage;
}
