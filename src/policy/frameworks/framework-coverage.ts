import type { ControlSource, Framework } from '../../rules/frameworks.js';
import type { ControlStatus } from './control-status.js';

/** One control over everything that was reviewed. */
interface CoveredControl {
  readonly id: string;
  readonly subject: string;
  /** Ids of the rules that are tied to it. */
  readonly rules: readonly string[];
  /** Who ties them to it. */
  readonly sources: readonly ControlSource[];
  /** In the order of `reviewed`. */
  readonly statuses: readonly ControlStatus[];
}

/** Controls that no rule is tied to, and why. */
export interface UncoveredControls {
  readonly ids: readonly string[];
  readonly subject: string;
  readonly reason: string;
}

/** A framework's controls against what was reviewed. It judges a template, never an organization. */
export interface FrameworkCoverage {
  readonly framework: Framework;
  readonly title: string;
  /** Names of what was reviewed: the columns. */
  readonly reviewed: readonly string[];
  readonly controls: readonly CoveredControl[];
  /** Said, not hidden. */
  readonly outOfReach: readonly UncoveredControls[];
}
