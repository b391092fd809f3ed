import type { Problem } from '../../errors/problem.js';
import type { ReachingSetting } from './reach.js';

/** Decides about the settings of a file that reach beyond it, before any of them does. */
export interface Boundary {
  /** Whether environments.yaml itself may be a link that leads out of its folder. */
  readonly followsLink: boolean;
  /** What is refused. */
  readonly judge: (settings: readonly ReachingSetting[]) => readonly Problem[];
}

/** Everything is let through: the caller answers for the file. */
export const openBoundary: Boundary = { followsLink: true, judge: () => [] };
